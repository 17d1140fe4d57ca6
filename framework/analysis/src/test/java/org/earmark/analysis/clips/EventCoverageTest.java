package org.earmark.analysis.clips;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.earmark.analysis.clips.EventWorld.Unit;
import org.earmark.analysis.statistics.Bootstrap;
import org.earmark.analysis.statistics.ClipStatistic;
import org.earmark.spi.random.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often intervals over clips of F-scores of events hold what they are for. */
@Tag("slow")
class EventCoverageTest {
    private static final int REPETITIONS = 2_000;

    @ParameterizedTest
    @CsvSource({"EVENT, 80", "EVENT, 200", "SEGMENT, 80", "SEGMENT, 200", "INTERSECTION, 80", "INTERSECTION, 200"})
    void theBootstrapHoldsTheFScoreOfEvents(Unit unit, int clips) {
        EventWorld world = new EventWorld(unit, 1);

        double covered = coverage(sample -> world.metric(0, EventWorld.draw(sample, clips)));

        assertThat(covered).isBetween(0.93, 0.97);
    }

    @Test
    void thePairedBootstrapHoldsADifferenceThatManyClipsMake() {
        assertThat(coverage(difference(0.65))).isBetween(0.93, 0.97);
    }

    @Test
    void ofFewDifferingClipsThePairedIntervalIsTooNarrow() {
        // A report has to warn of them: on average three clips of 200 differ.
        assertThat(coverage(difference(0.02))).isLessThan(0.85);
    }

    private static IntFunction<ClipStatistic> difference(double anew) {
        EventWorld world = new EventWorld(Unit.EVENT, anew);
        return sample -> {
            int[] clips = EventWorld.draw(sample, 200);
            return ClipStatistic.difference(world.metric(1, clips), world.metric(0, clips));
        };
    }

    /**
     * How often the interval of one sample holds the mean of the metric over all of them. A sample in which no clip differs has
     * no interval, and is counted with those that miss.
     */
    private static double coverage(IntFunction<ClipStatistic> sample) {
        double mean = IntStream.range(0, 4 * REPETITIONS)
                .mapToDouble(i -> sample.apply(i).value())
                .average()
                .orElseThrow();
        long covered = IntStream.range(0, REPETITIONS)
                .filter(i -> new Bootstrap(500, 0.95, new RandomSource(i))
                        .centred(sample.apply(i))
                        .filter(interval -> interval.contains(mean))
                        .isPresent())
                .count();
        return covered / (double) REPETITIONS;
    }
}
