package org.earmark.plugins.engines;

import java.util.Arrays;

/**
 * Count, mean and sum of squared deviations per channel, joined over parts of a batch by the rule of Chan, Golub and
 * LeVeque (1983), in double precision.
 */
public final class ChannelMoments {
    private final double count;
    private final double[] means;
    private final double[] squares;

    /**
     * @param count values of each channel
     * @param squares sums of squared deviations from the means
     */
    public ChannelMoments(double count, double[] means, double[] squares) {
        this.count = count;
        this.means = means.clone();
        this.squares = squares.clone();
    }

    public ChannelMoments join(ChannelMoments other) {
        double total = count + other.count;
        double[] mean = new double[means.length];
        double[] square = new double[means.length];
        for (int c = 0; c < mean.length; c++) {
            double difference = other.means[c] - means[c];
            mean[c] = means[c] + difference * other.count / total;
            square[c] = squares[c] + other.squares[c] + difference * difference * count * other.count / total;
        }
        return new ChannelMoments(total, mean, square);
    }

    /** Count, means and squares in one row, as {@link #ofRow} takes it back. */
    public double[] row() {
        double[] row = new double[1 + 2 * means.length];
        row[0] = count;
        System.arraycopy(means, 0, row, 1, means.length);
        System.arraycopy(squares, 0, row, 1 + means.length, means.length);
        return row;
    }

    public static ChannelMoments ofRow(double[] row) {
        int channels = row.length / 2;
        return new ChannelMoments(
                row[0], Arrays.copyOfRange(row, 1, 1 + channels), Arrays.copyOfRange(row, 1 + channels, row.length));
    }

    public float[] mean() {
        return floats(means, 1);
    }

    /** The variance by which a batch is normalised. */
    public float[] biasedVariance() {
        return floats(squares, count);
    }

    /** The variance that running statistics keep. */
    float[] unbiasedVariance() {
        return floats(squares, count - 1);
    }

    private static float[] floats(double[] values, double divisor) {
        float[] result = new float[values.length];
        for (int c = 0; c < result.length; c++) {
            result[c] = (float) (values[c] / divisor);
        }
        return result;
    }
}
