package org.earmark.analysis.statistics;

import java.util.Arrays;
import java.util.List;

/** The mean of metrics that each have clips of their own, laid end to end. */
final class StratifiedMean implements ClipStatistic {
    private final List<ClipStatistic> parts;

    StratifiedMean(List<ClipStatistic> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public int clips() {
        return parts.stream().mapToInt(ClipStatistic::clips).sum();
    }

    @Override
    public int[] strata() {
        int[] strata = new int[clips()];
        int at = 0;
        int first = 0;
        for (ClipStatistic part : parts) {
            int[] own = part.strata();
            for (int i = 0; i < own.length; i++) {
                strata[at + i] = first + own[i];
            }
            at += own.length;
            first += Arrays.stream(own).max().orElse(0) + 1;
        }
        return strata;
    }

    @Override
    public double sampleSize() {
        return parts.stream().mapToDouble(ClipStatistic::sampleSize).min().orElseThrow();
    }

    @Override
    public double value(int[] counts) {
        return values(new int[][] {counts})[0];
    }

    @Override
    public double[] values(int[][] counts) {
        double[] mean = new double[counts.length];
        int at = 0;
        for (ClipStatistic part : parts) {
            int from = at;
            int to = at + part.clips();
            double[] values = part.values(Arrays.stream(counts)
                    .map(all -> Arrays.copyOfRange(all, from, to))
                    .toArray(int[][]::new));
            for (int r = 0; r < mean.length; r++) {
                mean[r] += values[r] / parts.size();
            }
            at = to;
        }
        return mean;
    }
}
