package org.earmark.report.compose;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.store.CellState;
import org.earmark.analysis.store.StoredCell;
import org.earmark.analysis.store.TrainingHistory;

/** Draws the finished cells of a group together as a band, and every other cell with a history on its own. */
final class BandComposer {
    /** More single curves than this hide the bands and swell the page. */
    private static final int MOST_UNFINISHED = 24;

    private final List<CellGroup> groups;

    BandComposer(List<CellGroup> groups) {
        this.groups = groups;
    }

    List<ChartData.Band> trainLoss() {
        return bands(cell -> points(cell, TrainingHistory::epochs, e -> e.epoch(), e -> e.trainLoss()));
    }

    List<ChartData.Band> evaluations(ToDoubleFunction<TrainingHistory.Evaluation> measure) {
        return bands(cell -> points(cell, TrainingHistory::evaluations, e -> e.epoch(), measure));
    }

    private List<ChartData.Band> bands(Function<StoredCell, SortedMap<Long, Double>> curve) {
        List<ChartData.Band> bands = new ArrayList<>();
        List<ChartData.Band> unfinished = new ArrayList<>();
        for (int index = 0; index < groups.size(); index++) {
            List<SortedMap<Long, Double>> finished = new ArrayList<>();
            for (StoredCell cell : groups.get(index).cells()) {
                SortedMap<Long, Double> points = curve.apply(cell);
                if (cell.state() == CellState.DONE) {
                    finished.add(points);
                } else if (!points.isEmpty() && unfinished.size() < MOST_UNFINISHED) {
                    unfinished.add(
                            band(index, cell.title() + " (" + cell.state().id() + ")", List.of(points)));
                }
            }
            ChartData.Band band = band(index, "", finished);
            if (!band.x().isEmpty()) {
                bands.add(band);
            }
        }
        bands.addAll(unfinished);
        return bands;
    }

    /** Only epochs that every curve has, so that no cell leaves the mean on the way. */
    private static ChartData.Band band(int group, String unfinished, List<SortedMap<Long, Double>> curves) {
        List<Long> x = new ArrayList<>();
        List<Double> mean = new ArrayList<>();
        List<Double> low = new ArrayList<>();
        List<Double> high = new ArrayList<>();
        if (!curves.isEmpty()) {
            for (Long epoch : curves.get(0).keySet()) {
                if (curves.stream().allMatch(curve -> curve.containsKey(epoch))) {
                    x.add(epoch);
                    mean.add(rounded(curves.stream()
                            .mapToDouble(c -> c.get(epoch))
                            .average()
                            .orElseThrow()));
                    low.add(rounded(
                            curves.stream().mapToDouble(c -> c.get(epoch)).min().orElseThrow()));
                    high.add(rounded(
                            curves.stream().mapToDouble(c -> c.get(epoch)).max().orElseThrow()));
                }
            }
        }
        return new ChartData.Band(
                group, unfinished, x, mean, curves.size() > 1 ? low : List.of(), curves.size() > 1 ? high : List.of());
    }

    private static <T> SortedMap<Long, Double> points(
            StoredCell cell,
            Function<TrainingHistory, List<T>> events,
            Function<T, Long> epoch,
            ToDoubleFunction<T> value) {
        SortedMap<Long, Double> points = new TreeMap<>();
        cell.attempt()
                .map(attempt -> events.apply(attempt.history()))
                .orElse(List.of())
                .forEach(event -> {
                    double y = value.applyAsDouble(event);
                    if (Double.isFinite(y)) {
                        points.put(epoch.apply(event), y);
                    }
                });
        return points;
    }

    /** Five significant digits: finer than a chart can show. */
    static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(5)).doubleValue();
    }
}
