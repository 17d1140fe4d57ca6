package org.earmark.analysis.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earmark.analysis.statistics.ClipStatistic;

/**
 * The mean of a metric over trained models, each with clips of its own: a clip that several were tested on counts
 * equally often for all of them.
 */
public final class PooledStatistic implements ClipStatistic {
    private final List<ClipStatistic> metrics;
    private final List<int[]> rows;
    private final int clips;

    private PooledStatistic(List<ClipStatistic> metrics, List<int[]> rows, int clips) {
        this.metrics = List.copyOf(metrics);
        this.rows = List.copyOf(rows);
        this.clips = clips;
    }

    /**
     * @param metrics one per model, at least one
     * @param ids of the clips of each, in its order
     */
    public static PooledStatistic of(List<ClipStatistic> metrics, List<List<String>> ids) {
        Map<String, Integer> places = new LinkedHashMap<>();
        List<int[]> rows = new ArrayList<>();
        for (List<String> own : ids) {
            int[] row = new int[own.size()];
            for (int i = 0; i < row.length; i++) {
                places.putIfAbsent(own.get(i), places.size());
                row[i] = places.get(own.get(i));
            }
            rows.add(row);
        }
        return new PooledStatistic(metrics, rows, places.size());
    }

    @Override
    public int clips() {
        return clips;
    }

    @Override
    public double value(int[] counts) {
        double sum = 0;
        int defined = 0;
        for (int model = 0; model < rows.size(); model++) {
            int[] own = new int[rows.get(model).length];
            boolean any = false;
            for (int i = 0; i < own.length; i++) {
                own[i] = counts[rows.get(model)[i]];
                any |= own[i] > 0;
            }
            double value = any ? metrics.get(model).value(own) : Double.NaN;
            if (!Double.isNaN(value)) {
                sum += value;
                defined++;
            }
        }
        return defined == 0 ? Double.NaN : sum / defined;
    }
}
