package org.earmark.cli.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.earmark.analysis.audit.Measurement;
import org.earmark.analysis.clips.ClipScore;
import org.earmark.analysis.grouping.AxisOrder;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.grouping.GroupScore;
import org.earmark.analysis.statistics.SampleSummary;
import org.earmark.analysis.store.PredictionReader;
import org.earmark.analysis.store.StoredCell;
import org.earmark.core.metrics.Metric;

/** Measures a metric on cells as reports do: the mean over the planned folds of each seed that has all of them. */
final class CellMeasurer {
    private final Measured.Cells evidence;
    private final Metric metric;
    private final CellGroup group;

    CellMeasurer(Measured.Cells evidence, Metric metric) {
        this.evidence = evidence;
        this.metric = metric;
        this.group = new CellGroup(
                evidence.group().key(),
                evidence.group().cells().stream()
                        .map(cell -> withMetric(cell, metric.name()))
                        .toList());
    }

    /** Cells that were not asked for the metric have it in their predictions. */
    private static StoredCell withMetric(StoredCell cell, String metric) {
        if (cell.metric(metric).isPresent()) {
            return cell;
        }
        return PredictionReader.read(cell)
                .predictions()
                .flatMap(predictions -> ResampledMetric.of(metric, predictions))
                .map(statistic -> cell.withMetric(metric, statistic.value()))
                .orElse(cell);
    }

    MetricMeasurer.Outcome measure(OptionalInt expected) {
        Map<String, Double> bySeed = completeSeeds();
        List<String> notes = new ArrayList<>(evidence.notes());
        notes.addAll(leftOut(bySeed.keySet()));
        if (bySeed.isEmpty()) {
            return MetricMeasurer.Outcome.none(
                    "No seed has a finite " + metric.name() + " in every planned fold. " + String.join(" ", notes));
        }
        List<StoredCell> cells = group.cells().stream()
                .filter(cell -> bySeed.containsKey(cell.seed()))
                .toList();
        return MetricMeasurer.Outcome.of(measurement(bySeed.values(), cells, expected, notes));
    }

    private Measurement measurement(
            Collection<Double> seeds, List<StoredCell> cells, OptionalInt expected, List<String> notes) {
        TestedFolds folds = new TestedFolds(cells, evidence.clips(), metric.name());
        ClipScore overClips = folds.overClips();
        int clips = folds.clips();
        int missing = Math.max(0, expected.orElse(clips) - clips);
        MetricMeasurer.surplus(expected, clips, notes);
        return new Measurement(
                false,
                SampleSummary.of(seeds),
                cells.size(),
                overClips,
                folds.classes(),
                MetricMeasurer.census(expected, clips, missing, folds.reach(missing), overClips, notes),
                bestEpoch(cells),
                evidence.provenance());
    }

    /** Seed to mean over folds. A cell that never ran does not know its seed, so that folds are counted as well. */
    private Map<String, Double> completeSeeds() {
        Set<String> planned = folds(group.cells());
        Map<String, Double> complete =
                new LinkedHashMap<>(GroupScore.of(group, metric.name()).bySeed());
        Map<String, List<StoredCell>> cells = bySeed();
        complete.keySet().removeIf(seed -> !folds(cells.get(seed)).equals(planned));
        return complete;
    }

    private static Set<String> folds(List<StoredCell> cells) {
        return cells.stream().map(StoredCell::fold).collect(Collectors.toSet());
    }

    private Map<String, List<StoredCell>> bySeed() {
        return group.cells().stream()
                .collect(Collectors.groupingBy(
                        StoredCell::seed, () -> new TreeMap<>(AxisOrder.NUMBERS_FIRST), Collectors.toList()));
    }

    private List<String> leftOut(Set<String> complete) {
        List<String> notes = new ArrayList<>();
        Set<String> planned = folds(group.cells());
        bySeed().forEach((seed, cells) -> {
            if (!complete.contains(seed) && !seed.isEmpty()) {
                List<StoredCell> valued = cells.stream()
                        .filter(cell -> cell.metric(metric.name()).isPresent())
                        .toList();
                notes.add("Seed " + seed + " is left out: it has a finite " + metric.name() + " in "
                        + folds(valued).size() + " of " + planned.size()
                        + (planned.size() == 1 ? " planned cell." : " planned folds."));
            }
        });
        return notes;
    }

    private double bestEpoch(List<StoredCell> cells) {
        return cells.stream()
                .mapToDouble(cell -> cell.doneResult()
                        .flatMap(result -> result.best())
                        .map(best -> best.metrics().getOrDefault(metric.name(), Double.NaN))
                        .orElse(Double.NaN))
                .average()
                .orElse(Double.NaN);
    }
}
