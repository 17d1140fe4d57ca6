package org.earmark.cli.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.earmark.analysis.audit.Measurement;
import org.earmark.analysis.clips.CellClips;
import org.earmark.analysis.clips.ClipScore;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.grouping.CommonFolds;
import org.earmark.analysis.grouping.GroupScore;
import org.earmark.analysis.grouping.SeedCells;
import org.earmark.analysis.statistics.SampleSummary;
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
                        .map(cell -> withMetric(cell, evidence.clips(), metric.name()))
                        .toList());
    }

    /** Cells that were not asked for the metric have it in their predictions, or in their counts of events. */
    private static StoredCell withMetric(StoredCell cell, CellClips clips, String metric) {
        if (cell.metric(metric).isPresent()) {
            return cell;
        }
        return clips.statistic(cell, metric)
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

    /** Seed to mean over folds, of the seeds that were planned for every fold. */
    private Map<String, Double> completeSeeds() {
        List<String> planned = CommonFolds.planned(group.cells());
        Map<String, Double> complete =
                new LinkedHashMap<>(GroupScore.of(group, metric.name()).bySeed());
        Map<String, List<StoredCell>> cells = SeedCells.of(group.cells());
        complete.keySet().removeIf(seed -> !CommonFolds.planned(cells.get(seed)).equals(planned));
        return complete;
    }

    private List<String> leftOut(Set<String> complete) {
        List<String> notes = new ArrayList<>();
        List<String> planned = CommonFolds.planned(group.cells());
        SeedCells.of(group.cells()).forEach((seed, cells) -> {
            if (!complete.contains(seed) && !seed.isEmpty()) {
                List<StoredCell> valued = cells.stream()
                        .filter(cell -> cell.metric(metric.name()).isPresent())
                        .toList();
                notes.add("Seed " + seed + " is left out: it has a finite " + metric.name() + " in "
                        + CommonFolds.planned(valued).size() + " of " + planned.size()
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
