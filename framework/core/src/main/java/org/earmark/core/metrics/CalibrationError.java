package org.earmark.core.metrics;

import org.earmark.spi.error.DataException;
import org.earmark.spi.tensor.FloatArray;

/**
 * The expected calibration error (Guo et al. 2017, equation 3): clips are grouped by the probability of their predicted
 * class into bins of equal width; the error is the mean distance between a bin's accuracy and its mean probability,
 * weighted by its clips.
 */
public final class CalibrationError {
    /** The customary number of bins. */
    public static final int BINS = 15;

    private CalibrationError() {}

    /**
     * In [0, 1].
     *
     * @param probabilities (clips, classes), each in [0, 1]
     * @throws DataException when a predicted class has no probability or a clip not exactly one class
     */
    public static double expected(FloatArray probabilities, FloatArray targets, int bins) {
        Shapes.requireSame(probabilities, targets);
        int[] truth = SingleLabels.trueClasses(targets);
        int[] predicted = SingleLabels.predictedClasses(probabilities);
        double[] surplus = new double[bins];
        for (int clip = 0; clip < truth.length; clip++) {
            double confidence = probabilities.values()[clip * Shapes.classes(probabilities) + predicted[clip]];
            if (confidence < 0 || confidence > 1) {
                throw new DataException("The score " + confidence + " of clip " + clip
                        + " (counted from 0) is no probability. Calibration needs scores after the activation.");
            }
            // Bins are open at their lower end, as in the paper.
            int bin = Math.max(0, (int) Math.ceil(confidence * bins) - 1);
            surplus[bin] += (truth[clip] == predicted[clip] ? 1 : 0) - confidence;
        }
        double sum = 0;
        for (double difference : surplus) {
            sum += Math.abs(difference);
        }
        return sum / truth.length;
    }
}
