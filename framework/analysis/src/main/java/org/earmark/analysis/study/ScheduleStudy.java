package org.earmark.analysis.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.grouping.SeedCells;
import org.earmark.analysis.statistics.Proportions;
import org.earmark.analysis.statistics.SampleSummary;
import org.earmark.analysis.store.CellState;
import org.earmark.analysis.store.StepSeries;
import org.earmark.analysis.store.StoredAttempt;
import org.earmark.analysis.store.StoredCell;
import org.earmark.analysis.store.TrainingHistory;

/** Compares how configurations train, not only where they end: for studies of schedules and learning rates. */
public final class ScheduleStudy {
    /** The target is so much of what the reference reaches: less than all, so that others can reach it sooner or later. */
    public static final double TARGET_SHARE = 0.9;

    private final String metric;
    private final OptionalDouble target;

    /**
     * @param metric the higher, the better
     * @param reference mean of the metric after the last epoch of the baseline, or of another configuration
     */
    public ScheduleStudy(String metric, OptionalDouble reference) {
        this.metric = metric;
        this.target = reference.isPresent()
                ? OptionalDouble.of(TARGET_SHARE * reference.getAsDouble())
                : OptionalDouble.empty();
    }

    public ScheduleScore score(CellGroup group) {
        List<Long> samples = new ArrayList<>();
        int waited = 0;
        long steps = 0;
        long spikes = 0;
        for (StoredCell cell : group.cells()) {
            StepSeries series = history(cell).map(TrainingHistory::steps).orElse(StepSeries.empty());
            long logged = GradientSpikes.logged(series);
            steps += logged;
            spikes += logged == 0 ? 0 : GradientSpikes.count(series);
            waited += areaOf(cell).isPresent() ? 1 : 0;
            finished(cell).flatMap(this::firstAtTarget).ifPresent(samples::add);
        }
        int diverged = count(group, CellState.DIVERGED);
        int ended = diverged + count(group, CellState.DONE);
        List<Double> areas = new ArrayList<>();
        List<String> incomplete = new ArrayList<>();
        SeedCells.of(group.cells())
                .forEach((seed, cells) -> mean(cells).ifPresentOrElse(areas::add, () -> incomplete.add(seed)));
        return new ScheduleScore(
                group,
                SampleSummary.of(areas),
                incomplete,
                target,
                samples.stream().sorted().toList(),
                waited,
                diverged,
                ended,
                ended == 0 ? Optional.empty() : Optional.of(Proportions.wilson(diverged, ended, SampleSummary.LEVEL)),
                steps == 0 ? OptionalDouble.empty() : OptionalDouble.of(1000.0 * spikes / steps));
    }

    private static Optional<TrainingHistory> history(StoredCell cell) {
        return cell.attempt().map(StoredAttempt::history);
    }

    private static Optional<TrainingHistory> finished(StoredCell cell) {
        return cell.state() == CellState.DONE ? history(cell) : Optional.empty();
    }

    /** Of a seed over its folds; empty when one of them has none, as the mean over the others would be another figure. */
    private Optional<Double> mean(List<StoredCell> cells) {
        List<OptionalDouble> areas = cells.stream().map(this::areaOf).toList();
        return areas.stream().allMatch(OptionalDouble::isPresent)
                ? Optional.of(areas.stream()
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .average()
                        .orElseThrow())
                : Optional.empty();
    }

    private OptionalDouble areaOf(StoredCell cell) {
        return finished(cell).map(this::area).orElse(OptionalDouble.empty());
    }

    /** Trapezoids between evaluations over steps, divided by the length: in the unit of the metric. */
    private OptionalDouble area(TrainingHistory history) {
        List<TrainingHistory.Evaluation> evaluations = defined(history);
        if (evaluations.isEmpty()) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        for (int i = 1; i < evaluations.size(); i++) {
            double width = evaluations.get(i).step() - evaluations.get(i - 1).step();
            sum += width * (value(evaluations.get(i)) + value(evaluations.get(i - 1))) / 2;
        }
        double length = evaluations.get(evaluations.size() - 1).step()
                - evaluations.get(0).step();
        return OptionalDouble.of(length > 0 ? sum / length : value(evaluations.get(0)));
    }

    private Optional<Long> firstAtTarget(TrainingHistory history) {
        if (target.isEmpty()) {
            return Optional.empty();
        }
        return defined(history).stream()
                .filter(evaluation -> value(evaluation) >= target.getAsDouble())
                .findFirst()
                .map(evaluation -> history.steps().samplesAt(evaluation.step()))
                .filter(samples -> samples > 0);
    }

    private List<TrainingHistory.Evaluation> defined(TrainingHistory history) {
        return history.evaluations().stream()
                .filter(evaluation -> Double.isFinite(value(evaluation)))
                .toList();
    }

    private double value(TrainingHistory.Evaluation evaluation) {
        return evaluation.metrics().getOrDefault(metric, Double.NaN);
    }

    private static int count(CellGroup group, CellState state) {
        return (int)
                group.cells().stream().filter(cell -> cell.state() == state).count();
    }
}
