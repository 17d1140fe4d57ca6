package org.earmark.analysis.statistics;

import java.util.Optional;

final class ClipMean implements ClipStatistic {
    private final double[] values;

    ClipMean(double[] values) {
        this.values = values;
    }

    @Override
    public int clips() {
        return values.length;
    }

    @Override
    public Optional<double[]> clipValues() {
        return Optional.of(values.clone());
    }

    @Override
    public double value(int[] counts) {
        double sum = 0;
        long total = 0;
        for (int i = 0; i < values.length; i++) {
            sum += counts[i] * values[i];
            total += counts[i];
        }
        return sum / total;
    }
}
