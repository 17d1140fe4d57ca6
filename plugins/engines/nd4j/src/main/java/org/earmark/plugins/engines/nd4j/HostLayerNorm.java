package org.earmark.plugins.engines.nd4j;

import java.nio.FloatBuffer;
import org.earmark.plugins.engines.nd4j.Kernels.LayerNormOperands;

/** Layer normalisation row by row. Sums are taken in double precision, in four chains that do not wait for each other. */
final class HostLayerNorm {
    private final FloatBuffer in;
    private final long rows;
    private final int width;
    private final double epsilon;
    private final float[] weight;
    private final float[] bias;
    private final float[] x;

    HostLayerNorm(LayerNormOperands operands) {
        in = operands.x().floats();
        rows = operands.rows();
        width = (int) operands.width();
        epsilon = operands.epsilon();
        weight = new float[width];
        bias = new float[width];
        x = new float[width];
        operands.weight().floats().get(0, weight);
        operands.bias().floats().get(0, bias);
    }

    void forward(FloatBuffer statistics, FloatBuffer out) {
        float[] y = new float[width];
        for (int row = 0; row < rows; row++) {
            in.get(row * width, x);
            float mean = (float) (HostRows.sum(x, width) / width);
            for (int i = 0; i < width; i++) {
                x[i] -= mean;
            }
            float inverse = (float) (1 / Math.sqrt(HostRows.dot(x, x, width) / width + epsilon));
            statistics.put(2 * row, mean);
            statistics.put(2 * row + 1, inverse);
            for (int i = 0; i < width; i++) {
                y[i] = x[i] * inverse * weight[i] + bias[i];
            }
            out.put(row * width, y);
        }
    }

    void backward(FloatBuffer statistics, FloatBuffer arriving, FloatBuffer out, FloatBuffer parameters) {
        float[] g = new float[width];
        float[] byWeight = new float[width];
        float[] byBias = new float[width];
        for (int row = 0; row < rows; row++) {
            in.get(row * width, x);
            arriving.get(row * width, g);
            float mean = statistics.get(2 * row);
            float inverse = statistics.get(2 * row + 1);
            for (int i = 0; i < width; i++) {
                x[i] = (x[i] - mean) * inverse;
            }
            for (int i = 0; i < width; i++) {
                byWeight[i] += g[i] * x[i];
                byBias[i] += g[i];
            }
            for (int i = 0; i < width; i++) {
                g[i] *= weight[i];
            }
            float average = (float) (HostRows.sum(g, width) / width);
            float slope = (float) (HostRows.dot(g, x, width) / width);
            for (int i = 0; i < width; i++) {
                g[i] = inverse * (g[i] - average - x[i] * slope);
            }
            out.put(row * width, g);
        }
        parameters.put(0, byWeight);
        parameters.put(width, byBias);
    }
}
