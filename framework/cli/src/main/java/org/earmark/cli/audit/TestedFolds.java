package org.earmark.cli.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.earmark.analysis.audit.AveragedClasses;
import org.earmark.analysis.audit.TaggingReach;
import org.earmark.analysis.clips.CellClips;
import org.earmark.analysis.clips.ClipIntervals;
import org.earmark.analysis.clips.ClipMetric;
import org.earmark.analysis.clips.ClipScore;
import org.earmark.analysis.grouping.AxisOrder;
import org.earmark.analysis.statistics.ClipStatistic;
import org.earmark.analysis.statistics.Interval;
import org.earmark.analysis.store.Predictions;
import org.earmark.analysis.store.StoredCell;

/** The test clips of cells of one configuration, fold by fold; the seeds of a fold were tested on the same clips. */
final class TestedFolds {
    private final Map<String, List<StoredCell>> byFold;
    /** By id of the cell; large predictions are read once alone. */
    private final Map<String, CellClips.Lookup> found = new HashMap<>();

    private final String metric;

    /** @param cells that have the metric, every seed in every fold */
    TestedFolds(List<StoredCell> cells, CellClips clips, String metric) {
        this.byFold = cells.stream()
                .collect(Collectors.groupingBy(
                        StoredCell::fold, () -> new TreeMap<>(AxisOrder.NUMBERS_FIRST), Collectors.toList()));
        this.metric = metric;
        cells.forEach(cell -> found.put(cell.id(), clips.find(cell, metric)));
    }

    /** The number of clips of all folds. */
    int clips() {
        return byFold.values().stream().mapToInt(this::clipsOf).sum();
    }

    private int clipsOf(List<StoredCell> fold) {
        return fold.stream()
                .mapToInt(cell -> found.get(cell.id())
                        .predictions()
                        .map(predictions -> predictions.clips().size())
                        .orElseGet(() -> stored(cell)))
                .max()
                .orElse(0);
    }

    private static int stored(StoredCell cell) {
        return cell.doneResult()
                .map(result -> Math.toIntExact(result.clips().getOrDefault("test", 0L)))
                .orElse(0);
    }

    /** Clips are drawn within each fold, the same ones for all of its seeds. */
    ClipScore overClips() {
        List<ClipStatistic> folds = new ArrayList<>();
        for (List<StoredCell> fold : byFold.values()) {
            List<ClipStatistic> seeds = new ArrayList<>();
            for (StoredCell cell : fold) {
                CellClips.Lookup own = found.get(cell.id());
                if (own.statistic().isEmpty()) {
                    return ClipScore.none("cell " + cell.id() + ": " + own.reason());
                }
                seeds.add(own.statistic().get());
            }
            if (!sameClips(fold)) {
                return ClipScore.none("the seeds of a fold were tested on different clips");
            }
            folds.add(ClipStatistic.average(seeds));
        }
        ClipIntervals intervals = MetricMeasurer.intervals(metric);
        ClipStatistic mean = ClipStatistic.acrossStrata(folds);
        return folds.size() == 1 && byFold.values().iterator().next().size() == 1
                ? intervals.ofModel(metric, mean)
                : intervals.ofMean(metric, mean);
    }

    private boolean sameClips(List<StoredCell> fold) {
        List<Predictions> predictions = predictions(fold);
        return predictions.stream().allMatch(own -> own.sameClips(predictions.get(0)));
    }

    private List<Predictions> predictions(List<StoredCell> fold) {
        return fold.stream()
                .flatMap(cell -> found.get(cell.id()).predictions().stream())
                .toList();
    }

    /** The fewest classes that any model's metric is over; empty without predictions. */
    Optional<AveragedClasses> classes() {
        return cells().flatMap(cell -> classes(found.get(cell.id())).stream())
                .min(Comparator.comparingInt(AveragedClasses::averaged));
    }

    private Optional<AveragedClasses> classes(CellClips.Lookup own) {
        return own.predictions()
                .map(predictions -> own.averagedClasses().isPresent()
                        ? new AveragedClasses(
                                own.averagedClasses().getAsInt(),
                                predictions.classes().size())
                        : ClassesOfMetric.count(metric, predictions.targets()));
    }

    /** How far missing clips could move the metric; bounds exist for shares of clips and for mAP. */
    Optional<Interval> reach(int missing) {
        if (missing == 0 || byFold.values().stream().anyMatch(fold -> clipsOf(fold) == 0)) {
            return Optional.empty();
        }
        if (ClipMetric.isProportion(metric)) {
            return Optional.of(TaggingReach.shares(
                    byFold.values().stream()
                            .map(fold -> new TaggingReach.Part(mean(fold), clipsOf(fold)))
                            .toList(),
                    missing,
                    MetricMeasurer.LEVEL));
        }
        return metric.equals("mAP") ? reachOfPrecision(missing) : Optional.empty();
    }

    private double mean(List<StoredCell> fold) {
        return fold.stream()
                .mapToDouble(cell -> cell.metric(metric).orElseThrow())
                .average()
                .orElseThrow();
    }

    /** Missing clips are spread over the folds as those that are there. */
    private Optional<Interval> reachOfPrecision(int missing) {
        List<Interval> models = new ArrayList<>();
        for (List<StoredCell> fold : byFold.values()) {
            int own = Math.round(missing * (clipsOf(fold) / (float) clips()));
            predictions(fold)
                    .forEach(model -> models.add(TaggingReach.meanAveragePrecision(
                            model.scores(), model.targets(), own, MetricMeasurer.LEVEL)));
        }
        // Every fold has the same number of seeds, so that the mean over models is that over folds.
        return models.size() == cells().count()
                ? Optional.of(
                        new Interval(mean(models, Interval::low), mean(models, Interval::high), MetricMeasurer.LEVEL))
                : Optional.empty();
    }

    private static double mean(List<Interval> models, ToDoubleFunction<Interval> end) {
        return models.stream().mapToDouble(end).average().orElseThrow();
    }

    private Stream<StoredCell> cells() {
        return byFold.values().stream().flatMap(List::stream);
    }
}
