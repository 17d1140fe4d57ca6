package org.earmark.spi.loss;

/** How logits become scores. */
public enum Activation {
    /** Independent probabilities per class. */
    SIGMOID,
    /** One distribution over the classes. */
    SOFTMAX;

    /** Scores of one clip from its logits; computed in double precision. */
    public double[] apply(float[] logits, int offset, int classes) {
        double[] scores = new double[classes];
        if (this == SIGMOID) {
            for (int i = 0; i < classes; i++) {
                scores[i] = 1 / (1 + Math.exp(-logits[offset + i]));
            }
            return scores;
        }
        double maximum = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < classes; i++) {
            maximum = Math.max(maximum, logits[offset + i]);
        }
        double sum = 0;
        for (int i = 0; i < classes; i++) {
            scores[i] = Math.exp(logits[offset + i] - maximum);
            sum += scores[i];
        }
        for (int i = 0; i < classes; i++) {
            scores[i] /= sum;
        }
        return scores;
    }
}
