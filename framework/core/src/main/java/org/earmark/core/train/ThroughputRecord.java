package org.earmark.core.train;

/**
 * How fast batches went.
 *
 * @param clipsPerSecond all counted clips over the sum of their batches' times
 * @param p50Millis median time of a batch
 * @param p95Millis 95th percentile
 * @param p99Millis 99th percentile
 * @param count batches counted
 * @param warmUp batches left out at the start
 * @param histogram all counted times in microseconds: an HdrHistogram, compressed, in base64
 */
public record ThroughputRecord(
        double clipsPerSecond,
        double p50Millis,
        double p95Millis,
        double p99Millis,
        long count,
        long warmUp,
        String histogram) {}
