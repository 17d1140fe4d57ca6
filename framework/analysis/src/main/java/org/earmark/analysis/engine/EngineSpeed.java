package org.earmark.analysis.engine;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.earmark.analysis.store.StoredCell;
import org.earmark.analysis.store.StoredResult;
import org.earmark.analysis.store.StoredResult.Throughput;

/**
 * Medians over cells; NaN where none has a value.
 *
 * @param trainClipsPerSecond in training
 * @param evaluateClipsPerSecond in evaluation
 * @param p50Millis median time of a training step
 * @param p95Millis 95th percentile
 * @param p99Millis 99th percentile
 * @param peakMemoryBytes of the process
 */
public record EngineSpeed(
        double trainClipsPerSecond,
        double evaluateClipsPerSecond,
        double p50Millis,
        double p95Millis,
        double p99Millis,
        double peakMemoryBytes) {

    static EngineSpeed of(List<StoredCell> cells) {
        return new EngineSpeed(
                median(cells, "train", Throughput::clipsPerSecond),
                median(cells, "evaluate", Throughput::clipsPerSecond),
                median(cells, "train", Throughput::p50Millis),
                median(cells, "train", Throughput::p95Millis),
                median(cells, "train", Throughput::p99Millis),
                median(cells.stream()
                        .flatMap(cell -> cell.doneResult().stream())
                        .mapToDouble(result -> result.peakMemoryBytes().orElse(0))
                        .filter(bytes -> bytes > 0)
                        .toArray()));
    }

    private static double median(List<StoredCell> cells, String part, ToDoubleFunction<Throughput> value) {
        return median(cells.stream()
                .flatMap(cell -> cell.doneResult().stream())
                .map(StoredResult::throughput)
                .filter(throughput -> throughput.containsKey(part))
                .mapToDouble(throughput -> value.applyAsDouble(throughput.get(part)))
                .toArray());
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length == 0
                ? Double.NaN
                : sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
