package org.earmark.core.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacedThroughputTest {
    private static final int CLIPS = 8;
    private static final double OPERATIONS = 1000;

    private final AtomicLong clock = new AtomicLong();

    @Test
    void aMachineThatSlowsDownKeepsItsShare() {
        int[] slowness = {1};
        PacedThroughput slower = PacedThroughput.measure(
                40,
                CLIPS,
                step -> {
                    if (step == 6) {
                        slowness[0] = 10;
                    }
                    clock.addAndGet(slowness[0] * 1_000_000_000L);
                },
                () -> 16_000.0 / slowness[0],
                clock::get);
        assertThat(slower.throughput().clipsPerSecond()).isLessThan(4);
        assertThat(slower.share(OPERATIONS)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void oneOddProductDoesNotMoveTheMedian() {
        int[] calls = {0};
        PacedThroughput paced = PacedThroughput.measure(
                20, CLIPS, step -> clock.addAndGet(1_000_000_000L), () -> calls[0]++ == 9 ? 1 : 16_000, clock::get);
        assertThat(paced.matrixRate()).isEqualTo(16_000);
        assertThat(paced.share(OPERATIONS)).isCloseTo(0.5, within(1e-12));
    }
}
