package org.earmark.plugins.engines.nd4j;

import java.util.Arrays;

/** Losses over logits or probabilities: a few numbers a clip, so they are computed on the JVM in double precision. */
final class Losses {
    /** As in PyTorch: the least logarithm, and the least denominator of the gradient. */
    private static final double LEAST_LOGARITHM = -100;

    private static final double LEAST_DENOMINATOR = 1e-12;

    private Losses() {}

    static Nd4jTensor binaryCrossEntropy(Nd4jTensor x, Nd4jTensor target) {
        require("binaryCrossEntropy", x, target);
        float[] p = x.toArray().values();
        float[] t = target.toArray().values();
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            double present = Math.max(LEAST_LOGARITHM, Math.log(p[i]));
            double absent = Math.max(LEAST_LOGARITHM, Math.log1p(-p[i]));
            sum -= t[i] * present + (1 - t[i]) * absent;
        }
        float[] slopes = new float[p.length];
        for (int i = 0; i < p.length; i++) {
            double denominator = Math.max(LEAST_DENOMINATOR, (double) p[i] * (1 - p[i]));
            slopes[i] = (float) ((p[i] - t[i]) / denominator / p.length);
        }
        return scalar(x, sum / p.length, slopes);
    }

    static Nd4jTensor crossEntropy(Nd4jTensor x, Nd4jTensor target) {
        require("crossEntropy", x, target);
        if (x.sizes().length != 2) {
            throw Shapes.misfit("crossEntropy", x.sizes(), target.sizes());
        }
        float[] logits = x.toArray().values();
        float[] t = target.toArray().values();
        int classes = Math.toIntExact(x.sizes()[1]);
        int rows = logits.length / classes;
        float[] slopes = new float[logits.length];
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += row(logits, t, slopes, row * classes, classes, rows);
        }
        return scalar(x, sum / rows, slopes);
    }

    private static double row(float[] logits, float[] t, float[] slopes, int from, int classes, int rows) {
        double maximum = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + classes; i++) {
            maximum = Math.max(maximum, logits[i]);
        }
        double total = 0;
        double mass = 0;
        for (int i = from; i < from + classes; i++) {
            total += Math.exp(logits[i] - maximum);
            mass += t[i];
        }
        double logarithm = maximum + Math.log(total);
        double loss = 0;
        for (int i = from; i < from + classes; i++) {
            loss -= t[i] * (logits[i] - logarithm);
            slopes[i] = (float) ((Math.exp(logits[i] - logarithm) * mass - t[i]) / rows);
        }
        return loss;
    }

    private static Nd4jTensor scalar(Nd4jTensor x, double loss, float[] slopes) {
        Graph graph = x.graph();
        Block y = graph.take(1);
        graph.kernels().write(new float[] {(float) loss}, y);
        return graph.result(
                y,
                new long[0],
                gradient -> {
                    float[] factor = new float[1];
                    graph.kernels().read(gradient, factor);
                    float[] scaled = slopes.clone();
                    for (int i = 0; i < scaled.length; i++) {
                        scaled[i] *= factor[0];
                    }
                    Block share = graph.take(x.length());
                    graph.kernels().write(scaled, share);
                    graph.give(x, share);
                },
                x);
    }

    private static void require(String operation, Nd4jTensor x, Nd4jTensor target) {
        if (!Arrays.equals(x.sizes(), target.sizes())) {
            throw Shapes.misfit(operation, x.sizes(), target.sizes());
        }
    }
}
