package org.earmark.core.train;

import org.earmark.spi.loss.Activation;
import org.earmark.spi.tensor.FloatArray;

/** The evaluation loss. */
public final class CrossEntropy {
    private CrossEntropy() {}

    /**
     * Cross-entropy in nats, in double precision: for sigmoid the mean over clips and classes of the binary one, for
     * softmax the mean over clips of −Σ y·log p.
     */
    public static double of(Activation activation, FloatArray logits, FloatArray targets) {
        int classes = Math.toIntExact(logits.shape()[1]);
        int clips = Math.toIntExact(logits.shape()[0]);
        double sum = 0;
        for (int row = 0; row < clips; row++) {
            double normaliser =
                    activation == Activation.SOFTMAX ? logSumExp(logits.values(), row * classes, classes) : 0;
            for (int i = row * classes; i < (row + 1) * classes; i++) {
                double logit = logits.values()[i];
                double target = targets.values()[i];
                sum += activation == Activation.SOFTMAX
                        ? target * (normaliser - logit)
                        : Math.max(logit, 0) - logit * target + Math.log1p(Math.exp(-Math.abs(logit)));
            }
        }
        return sum / (activation == Activation.SOFTMAX ? clips : (double) clips * classes);
    }

    private static double logSumExp(float[] values, int offset, int length) {
        double maximum = Double.NEGATIVE_INFINITY;
        for (int i = offset; i < offset + length; i++) {
            maximum = Math.max(maximum, values[i]);
        }
        double sum = 0;
        for (int i = offset; i < offset + length; i++) {
            sum += Math.exp(values[i] - maximum);
        }
        return maximum + Math.log(sum);
    }
}
