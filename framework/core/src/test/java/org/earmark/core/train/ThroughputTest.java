package org.earmark.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ThroughputTest {
    @Test
    void leavesTheFirstBatchesOut() {
        Throughput throughput = new Throughput();
        for (int i = 0; i < Throughput.WARM_UP; i++) {
            throughput.add(8, 10);
        }
        throughput.add(8, 2);
        throughput.add(4, 1);

        ThroughputRecord record = throughput.record();

        assertThat(record.clipsPerSecond()).isEqualTo(4);
        assertThat(record.count()).isEqualTo(2);
        assertThat(record.warmUp()).isEqualTo(3);
    }

    @Test
    void leavesTheFirstBatchesOutAfterARestartAsWell() {
        Throughput throughput = new Throughput();
        for (int i = 0; i < 5; i++) {
            throughput.add(8, 1);
        }
        throughput.restart();
        for (int i = 0; i < 5; i++) {
            throughput.add(8, 1);
        }

        assertThat(throughput.record().count()).isEqualTo(4);
    }

    @Test
    void countsTheWarmUpWhenThereIsNothingElse() {
        Throughput throughput = new Throughput();
        throughput.add(8, 2);

        assertThat(throughput.record().clipsPerSecond()).isEqualTo(4);
        assertThat(throughput.record().warmUp()).isZero();
    }

    @Test
    void theHistogramReadsBack() throws DataFormatException {
        Throughput throughput = new Throughput();
        for (int i = 0; i < Throughput.WARM_UP + 100; i++) {
            throughput.add(1, 0.5);
        }

        byte[] bytes = Base64.getDecoder().decode(throughput.record().histogram());
        Histogram histogram = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);

        assertThat(histogram.getTotalCount()).isEqualTo(100);
        // Three digits are kept.
        assertThat(histogram.getMean()).isCloseTo(500_000, within(500.0));
        assertThat(throughput.record().p99Millis()).isCloseTo(500, within(0.5));
    }
}
