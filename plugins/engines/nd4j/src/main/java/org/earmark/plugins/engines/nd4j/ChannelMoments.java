package org.earmark.plugins.engines.nd4j;

import org.earmark.spi.tensor.FloatArray;

/**
 * Count, mean and sum of squared deviations per channel, joined over parts of a batch by the rule of Chan, Golub and
 * LeVeque (1983), in double precision.
 */
final class ChannelMoments {
    private final double count;
    private final double[] means;
    private final double[] squares;

    private ChannelMoments(double count, double[] means, double[] squares) {
        this.count = count;
        this.means = means;
        this.squares = squares;
    }

    /** Of an input (B, C, …). */
    static ChannelMoments of(Nd4jTensor input) {
        FloatArray array = input.toArray();
        int samples = (int) array.shape()[0];
        int channels = (int) array.shape()[1];
        int run = array.values().length / samples / channels;
        double[] means = new double[channels];
        double[] squares = new double[channels];
        double count = (double) samples * run;
        each(array.values(), channels, run, (channel, value) -> means[channel] += value / count);
        each(array.values(), channels, run, (channel, value) -> {
            double deviation = value - means[channel];
            squares[channel] += deviation * deviation;
        });
        return new ChannelMoments(count, means, squares);
    }

    private interface Element {
        void see(int channel, double value);
    }

    private static void each(float[] values, int channels, int run, Element element) {
        for (int i = 0; i < values.length; i++) {
            element.see(i / run % channels, values[i]);
        }
    }

    ChannelMoments join(ChannelMoments other) {
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

    float[] mean() {
        return floats(means, 1);
    }

    /** The variance by which a batch is normalised. */
    float[] biasedVariance() {
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
