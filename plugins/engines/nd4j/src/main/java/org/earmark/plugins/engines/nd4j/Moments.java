package org.earmark.plugins.engines.nd4j;

import org.earmark.plugins.engines.ChannelMoments;
import org.earmark.spi.tensor.FloatArray;

/** Computes the moments of inputs. */
final class Moments {
    private Moments() {}

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
}
