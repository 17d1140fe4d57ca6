package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.store.StoredCell;
import org.earmark.analysis.store.StoredResult;
import org.earmark.analysis.store.StoredResult.Throughput;
import org.earmark.report.view.Figure;
import org.earmark.report.view.SpeedTable;

/** Composes the table of speed and memory: medians over the finished cells of a group. */
final class SpeedComposer {
    private static final List<String> PARTS = List.of("train", "evaluate");

    private final Findings findings;

    SpeedComposer(Findings findings) {
        this.findings = findings;
    }

    SpeedTable compose() {
        Map<String, Double> fastest = new HashMap<>();
        for (String part : PARTS) {
            double most = findings.groups().stream()
                    .map(group -> speeds(group, part))
                    .filter(speeds -> !speeds.isEmpty())
                    .mapToDouble(speeds -> median(speeds, Throughput::clipsPerSecond))
                    .max()
                    .orElse(1);
            fastest.put(part, most);
        }
        List<SpeedTable.Row> rows = new ArrayList<>();
        for (CellGroup group : findings.groups()) {
            for (String part : PARTS) {
                if (!speeds(group, part).isEmpty()) {
                    rows.add(row(group, part, fastest.get(part)));
                }
            }
        }
        return new SpeedTable(rows);
    }

    private SpeedTable.Row row(CellGroup group, String part, double fastest) {
        List<Throughput> speeds = speeds(group, part);
        double clipsPerSecond = median(speeds, Throughput::clipsPerSecond);
        return new SpeedTable.Row(
                findings.link(group),
                part,
                NumberText.compactFigure(clipsPerSecond),
                NumberText.compact(Math.min(100, 100 * clipsPerSecond / fastest)),
                milliseconds(speeds, Throughput::p50Millis),
                milliseconds(speeds, Throughput::p95Millis),
                milliseconds(speeds, Throughput::p99Millis),
                NumberText.plural(speeds.size(), "cell"),
                peak(group, StoredResult::peakMemoryBytes),
                peak(group, StoredResult::peakDeviceMemoryBytes));
    }

    private static Figure milliseconds(List<Throughput> speeds, ToDoubleFunction<Throughput> percentile) {
        return NumberText.compactFigure(median(speeds, percentile));
    }

    private static List<Throughput> speeds(CellGroup group, String part) {
        return group.cells().stream()
                .flatMap(cell -> cell.doneResult().stream())
                .flatMap(result -> result.throughput().entrySet().stream())
                .filter(entry -> entry.getKey().equals(part))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static double median(List<Throughput> speeds, ToDoubleFunction<Throughput> value) {
        double[] sorted = speeds.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String peak(CellGroup group, Function<StoredResult, OptionalLong> memory) {
        return group.cells().stream()
                .flatMap((StoredCell cell) -> cell.doneResult().stream())
                .map(memory)
                .filter(bytes -> bytes.isPresent() && bytes.getAsLong() > 0)
                .map(OptionalLong::getAsLong)
                .max(Comparator.naturalOrder())
                .map(NumberText::bytes)
                .orElse("–");
    }
}
