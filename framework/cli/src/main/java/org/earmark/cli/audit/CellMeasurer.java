package org.earmark.cli.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.earmark.analysis.audit.Measurement;
import org.earmark.analysis.audit.PooledStatistic;
import org.earmark.analysis.statistics.ClipStatistic;
import org.earmark.analysis.statistics.Interval;
import org.earmark.analysis.statistics.SampleSummary;
import org.earmark.core.audit.ScoreEvidence;
import org.earmark.core.metrics.Metric;

/** Measures a metric on cells: the mean over folds of each seed, and over seeds. */
final class CellMeasurer {
    private CellMeasurer() {}

    static MetricMeasurer.Outcome measure(Measured.Cells cells, Metric metric, OptionalInt expected) {
        List<Measured.Model> usable = new ArrayList<>();
        List<String> notes = new ArrayList<>(cells.notes());
        for (Measured.Model model : cells.models()) {
            if (Double.isFinite(value(model, metric))) {
                usable.add(model);
            } else {
                notes.add("Cell " + model.id() + " has no finite " + metric.name() + " and is left out.");
            }
        }
        if (usable.isEmpty()) {
            return MetricMeasurer.Outcome.none(
                    "No cell has a finite " + metric.name() + ". " + String.join(" ", notes));
        }
        Map<String, List<Measured.Model>> bySeed = new LinkedHashMap<>();
        usable.forEach(model ->
                bySeed.computeIfAbsent(model.seed(), seed -> new ArrayList<>()).add(model));
        SampleSummary seeds = SampleSummary.of(bySeed.values().stream()
                .map(models -> mean(models, model -> value(model, metric)))
                .toList());
        List<ScoreEvidence> predictions =
                usable.stream().flatMap(model -> model.predictions().stream()).toList();
        Optional<Interval> overClips = predictions.size() == usable.size()
                ? MetricMeasurer.interval(pooled(predictions, metric))
                : Optional.empty();
        int clips = clips(usable, predictions);
        int missing = Math.max(0, expected.orElse(clips) - clips);
        MetricMeasurer.surplus(expected, clips, notes);
        return MetricMeasurer.Outcome.of(new Measurement(
                false,
                seeds,
                usable.size(),
                MetricMeasurer.overClips(clips, overClips),
                Optional.empty(),
                MetricMeasurer.census(
                        expected,
                        clips,
                        missing,
                        MetricMeasurer.reach(metric, seeds.mean(), predictions, missing),
                        overClips,
                        notes),
                mean(usable, model -> MetricMeasurer.stored(model.best(), metric.name())),
                cells.provenance()));
    }

    /** As stored, or computed from the predictions when the cell was not asked for the metric. */
    private static double value(Measured.Model model, Metric metric) {
        double stored = MetricMeasurer.stored(model.metrics(), metric.name());
        if (!Double.isNaN(stored) || model.predictions().isEmpty()) {
            return stored;
        }
        ScoreEvidence scores = model.predictions().get(0);
        return ResampledMetric.of(metric, scores.scores(), scores.targets()).value();
    }

    private static double mean(List<Measured.Model> models, Function<Measured.Model, Double> value) {
        return models.stream().mapToDouble(value::apply).average().orElse(Double.NaN);
    }

    private static ClipStatistic pooled(List<ScoreEvidence> predictions, Metric metric) {
        return PooledStatistic.of(
                predictions.stream()
                        .map(scores -> ResampledMetric.of(metric, scores.scores(), scores.targets()))
                        .toList(),
                predictions.stream().map(ScoreEvidence::clips).toList());
    }

    private static int clips(List<Measured.Model> models, List<ScoreEvidence> predictions) {
        if (predictions.size() == models.size()) {
            Set<String> ids = new LinkedHashSet<>();
            predictions.forEach(scores -> ids.addAll(scores.clips()));
            return ids.size();
        }
        return Math.toIntExact(
                models.stream().mapToLong(Measured.Model::testClips).max().orElse(0));
    }
}
