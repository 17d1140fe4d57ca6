package org.earmark.core.metrics;

import org.earmark.spi.tensor.FloatArray;

/**
 * How often each class was taken for each other.
 *
 * @param counts (true class, predicted class)
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of results, never compared
public record ConfusionMatrix(int[][] counts) {
    /**
     * Counts the classes of the largest scores; of equal scores the first counts.
     *
     * @throws org.earmark.spi.error.DataException when a clip does not have exactly one class
     */
    public static ConfusionMatrix of(FloatArray scores, FloatArray targets) {
        Shapes.requireSame(scores, targets);
        int[] truth = SingleLabels.trueClasses(targets);
        int[] predicted = SingleLabels.predictedClasses(scores);
        int classes = Shapes.classes(scores);
        int[][] counts = new int[classes][classes];
        for (int clip = 0; clip < truth.length; clip++) {
            counts[truth[clip]][predicted[clip]]++;
        }
        return new ConfusionMatrix(counts);
    }

    /** The share of the clips of a class that were recognised; NaN for a class without clips. */
    public double recall(int label) {
        long all = 0;
        for (int count : counts[label]) {
            all += count;
        }
        return all == 0 ? Double.NaN : counts[label][label] / (double) all;
    }

    /** The share of the predictions of a class that were right; NaN for a class never predicted. */
    public double precision(int label) {
        long all = 0;
        for (int[] row : counts) {
            all += row[label];
        }
        return all == 0 ? Double.NaN : counts[label][label] / (double) all;
    }

    /** The mean recall over the classes that have clips. */
    public double balancedAccuracy() {
        double[] recalls = new double[counts.length];
        for (int label = 0; label < recalls.length; label++) {
            recalls[label] = recall(label);
        }
        return TaggingScores.meanOfNumbers(recalls);
    }
}
