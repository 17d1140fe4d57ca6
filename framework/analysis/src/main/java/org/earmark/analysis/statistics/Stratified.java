package org.earmark.analysis.statistics;

import java.util.stream.IntStream;

/** A metric whose clips are resampled within strata. */
final class Stratified implements ClipStatistic {
    private final int[] strata;
    private final ClipStatistic metric;

    Stratified(int[] strata, ClipStatistic metric) {
        if (strata.length != metric.clips()) {
            throw new IllegalArgumentException(strata.length + " strata for " + metric.clips() + " clips");
        }
        this.strata = strata.clone();
        this.metric = metric;
    }

    @Override
    public int clips() {
        return metric.clips();
    }

    @Override
    public int[] strata() {
        return strata.clone();
    }

    @Override
    public double sampleSize() {
        double mean = clips() / (double) IntStream.of(strata).distinct().count();
        return Math.min(mean, metric.sampleSize());
    }

    @Override
    public double value(int[] counts) {
        return metric.value(counts);
    }

    @Override
    public double[] values(int[][] counts) {
        return metric.values(counts);
    }
}
