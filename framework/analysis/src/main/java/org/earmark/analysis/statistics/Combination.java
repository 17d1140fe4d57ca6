package org.earmark.analysis.statistics;

import java.util.List;
import java.util.Optional;

/** A weighted sum of metrics of the same clips. */
final class Combination implements ClipStatistic {
    private final List<ClipStatistic> parts;
    private final double[] weights;

    Combination(List<ClipStatistic> parts, double weight) {
        this(parts, parts.stream().mapToDouble(part -> weight).toArray());
    }

    private Combination(List<ClipStatistic> parts, double[] weights) {
        this.parts = List.copyOf(parts);
        this.weights = weights;
        int clips = parts.get(0).clips();
        for (ClipStatistic part : parts) {
            if (part.clips() != clips) {
                throw new IllegalArgumentException(
                        "metrics of the same clips are needed, not of " + clips + " and " + part.clips());
            }
        }
    }

    static ClipStatistic difference(ClipStatistic first, ClipStatistic second) {
        return new Combination(List.of(first, second), new double[] {1, -1});
    }

    @Override
    public int clips() {
        return parts.get(0).clips();
    }

    @Override
    public int[] strata() {
        return parts.get(0).strata();
    }

    @Override
    public double sampleSize() {
        return parts.stream().mapToDouble(ClipStatistic::sampleSize).min().orElseThrow();
    }

    @Override
    public Optional<double[]> clipValues() {
        double[] sum = new double[clips()];
        for (int p = 0; p < weights.length; p++) {
            Optional<double[]> values = parts.get(p).clipValues();
            if (values.isEmpty()) {
                return values;
            }
            for (int clip = 0; clip < sum.length; clip++) {
                sum[clip] += weights[p] * values.get()[clip];
            }
        }
        return Optional.of(sum);
    }

    @Override
    public double value(int[] counts) {
        return values(new int[][] {counts})[0];
    }

    @Override
    public double[] values(int[][] counts) {
        double[] sum = new double[counts.length];
        for (int p = 0; p < weights.length; p++) {
            double[] values = parts.get(p).values(counts);
            for (int r = 0; r < sum.length; r++) {
                sum[r] += weights[p] * values[r];
            }
        }
        return sum;
    }
}
