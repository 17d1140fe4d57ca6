package org.earmark.analysis.statistics;

import org.earmark.spi.tensor.FloatArray;

/** Sorts once per class and walks down the order for every resample. */
final class MeanAveragePrecision implements ClipStatistic {
    private final FloatArray scores;
    private final FloatArray targets;
    private final int[][] order;

    MeanAveragePrecision(FloatArray scores, FloatArray targets, int[][] order) {
        this.scores = scores;
        this.targets = targets;
        this.order = order;
    }

    @Override
    public int clips() {
        return (int) scores.shape()[0];
    }

    @Override
    public double value(int[] counts) {
        double sum = 0;
        int defined = 0;
        for (int c = 0; c < order.length; c++) {
            double precision = averagePrecision(c, counts);
            if (!Double.isNaN(precision)) {
                sum += precision;
                defined++;
            }
        }
        return defined == 0 ? Double.NaN : sum / defined;
    }

    private double averagePrecision(int column, int[] counts) {
        int classes = order.length;
        double sum = 0;
        long positives = 0;
        long seen = 0;
        long newPositives = 0;
        for (int rank = 0; rank < order[column].length; rank++) {
            int at = order[column][rank] * classes + column;
            int count = counts[order[column][rank]];
            seen += count;
            newPositives += targets.values()[at] > 0.5f ? count : 0;
            if (lastOfTie(column, rank, at)) {
                positives += newPositives;
                // A resample may leave out all clips down to here; then there is no precision, and no positive either.
                sum += newPositives == 0 ? 0 : newPositives * (positives / (double) seen);
                newPositives = 0;
            }
        }
        return positives == 0 ? Double.NaN : sum / positives;
    }

    private boolean lastOfTie(int column, int rank, int at) {
        if (rank == order[column].length - 1) {
            return true;
        }
        int next = order[column][rank + 1] * order.length + column;
        return scores.values()[next] != scores.values()[at];
    }
}
