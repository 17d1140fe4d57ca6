package org.earmark.core.train;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.HdrHistogram.Histogram;

/**
 * Adds up how fast batches went. The first batches of every process are left out as warm-up, unless there are no
 * others. Times are kept to three digits from a microsecond to an hour. Not thread-safe.
 */
public final class Throughput {
    /** Batches left out at the start of every process: compilation, memory pools and caches settle there. */
    public static final int WARM_UP = 3;

    private final Tally warmUp = new Tally();
    private final Tally steady = new Tally();
    private int toSkip = WARM_UP;

    /** A new process takes over: its first batches are warm-up again. */
    public void restart() {
        toSkip = WARM_UP;
    }

    public void add(int clips, double seconds) {
        if (toSkip > 0) {
            toSkip--;
            warmUp.add(clips, seconds);
        } else {
            steady.add(clips, seconds);
        }
    }

    public boolean isEmpty() {
        return warmUp.count() + steady.count() == 0;
    }

    /** The figures over all batches that count. */
    public ThroughputRecord record() {
        return steady.count() > 0 ? steady.record(warmUp.count()) : warmUp.record(0);
    }

    private static final class Tally {
        private final Histogram micros = new Histogram(1, 3_600_000_000L, 3);
        private long clips;
        private double seconds;

        void add(int batch, double duration) {
            clips += batch;
            seconds += duration;
            micros.recordValue(Math.max(1, Math.min(3_600_000_000L, Math.round(duration * 1e6))));
        }

        long count() {
            return micros.getTotalCount();
        }

        ThroughputRecord record(long skipped) {
            return new ThroughputRecord(
                    clips / seconds, percentile(50), percentile(95), percentile(99), count(), skipped, encode());
        }

        private double percentile(double percent) {
            return micros.getValueAtPercentile(percent) / 1e3;
        }

        private String encode() {
            ByteBuffer buffer = ByteBuffer.allocate(micros.getNeededByteBufferCapacity());
            int length = micros.encodeIntoCompressedByteBuffer(buffer);
            return Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(buffer.array(), length));
        }
    }
}
