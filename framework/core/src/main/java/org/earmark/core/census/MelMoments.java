package org.earmark.core.census;

import java.util.Arrays;

/** Mean and standard deviation of log-mel values, for every band and over all. Not thread-safe. */
final class MelMoments {
    private final double[] sums;
    private final double[] squares;
    private long frames;

    MelMoments(int melBins) {
        sums = new double[melBins];
        squares = new double[melBins];
    }

    /** @param logMel row by row, (frames, bands) in decibels */
    void add(float[] logMel) {
        int bands = sums.length;
        for (int i = 0; i < logMel.length; i++) {
            sums[i % bands] += logMel[i];
            squares[i % bands] += (double) logMel[i] * logMel[i];
        }
        frames += logMel.length / bands;
    }

    MelStatistics statistics() {
        double[] means = Arrays.stream(sums).map(sum -> sum / frames).toArray();
        double[] deviations = new double[means.length];
        Arrays.setAll(deviations, band -> deviation(squares[band] / frames, means[band]));
        double mean = Arrays.stream(means).average().orElse(Double.NaN);
        double square = Arrays.stream(squares).sum() / frames / squares.length;
        return new MelStatistics(mean, deviation(square, mean), means, deviations);
    }

    private static double deviation(double meanSquare, double mean) {
        return Math.sqrt(Math.max(0, meanSquare - mean * mean));
    }
}
