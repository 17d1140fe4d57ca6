package org.earmark.analysis.store;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The figures an attempt ended with.
 *
 * @param state done, diverged or failed
 * @param errorClass class of the failure; empty when there was none
 * @param message one paragraph on the failure; empty when there was none
 * @param metrics name to value after the last epoch; may hold values that are not finite
 * @param best the epoch with the best primary metric on the test part
 * @param clips split name to number of clips
 * @param activation how logits become scores, {@code sigmoid} or {@code softmax}; empty when it was not recorded
 * @param parameters number of trained values of the model
 * @param throughput {@code train} and {@code evaluate}, as far as they were measured
 * @param energy joules by name, {@code processorJoules} and {@code deviceJoules}, as far as they could be read
 */
public record StoredResult(
        CellState state,
        String errorClass,
        String message,
        Map<String, Double> metrics,
        Optional<BestEpoch> best,
        long epochs,
        long steps,
        Map<String, Long> clips,
        String activation,
        OptionalLong parameters,
        Map<String, Throughput> throughput,
        OptionalLong peakMemoryBytes,
        OptionalLong peakDeviceMemoryBytes,
        Optional<Instant> started,
        Optional<Instant> ended,
        double seconds,
        Map<String, Double> energy) {
    public StoredResult {
        Objects.requireNonNull(state);
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        clips = Collections.unmodifiableMap(new LinkedHashMap<>(clips));
        throughput = Collections.unmodifiableMap(new LinkedHashMap<>(throughput));
        energy = Collections.unmodifiableMap(new LinkedHashMap<>(energy));
        Objects.requireNonNull(best);
    }

    /** The same with one more metric, or another value of it. */
    StoredResult withMetric(String name, double value) {
        Map<String, Double> more = new LinkedHashMap<>(metrics);
        more.put(name, value);
        return new StoredResult(
                state,
                errorClass,
                message,
                more,
                best,
                epochs,
                steps,
                clips,
                activation,
                parameters,
                throughput,
                peakMemoryBytes,
                peakDeviceMemoryBytes,
                started,
                ended,
                seconds,
                energy);
    }

    /**
     * The epoch that scored best on the test part: selected on test data, so an optimistic figure.
     *
     * @param epoch counted as in the events
     */
    public record BestEpoch(long epoch, Map<String, Double> metrics) {
        public BestEpoch {
            metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        }
    }

    /**
     * Speed over one kind of step: clips per second and percentiles of the time of one step in milliseconds.
     *
     * @param histogram all times in microseconds, an HdrHistogram, compressed, in base64; empty when none was stored
     */
    public record Throughput(
            double clipsPerSecond,
            double p50Millis,
            double p95Millis,
            double p99Millis,
            long count,
            String histogram) {}
}
