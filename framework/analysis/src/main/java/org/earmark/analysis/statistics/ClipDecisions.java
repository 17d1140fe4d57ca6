package org.earmark.analysis.statistics;

import java.util.Arrays;
import org.earmark.spi.tensor.FloatArray;

/** What scores say about each clip. */
public final class ClipDecisions {
    private ClipDecisions() {}

    /**
     * The class with the highest score of each clip; of equal scores the first.
     *
     * @param scores (clips, classes)
     */
    public static int[] highest(FloatArray scores) {
        int classes = (int) scores.shape()[1];
        int[] highest = new int[(int) scores.shape()[0]];
        for (int clip = 0; clip < highest.length; clip++) {
            for (int c = 1; c < classes; c++) {
                if (scores.values()[clip * classes + c] > scores.values()[clip * classes + highest[clip]]) {
                    highest[clip] = c;
                }
            }
        }
        return highest;
    }

    /**
     * Whether every clip has exactly one class.
     *
     * @param targets (clips, classes), above 0.5 is positive
     */
    public static boolean isSingleLabel(FloatArray targets) {
        int classes = (int) targets.shape()[1];
        for (int start = 0; start < targets.values().length; start += classes) {
            int positive = 0;
            for (int c = 0; c < classes; c++) {
                positive += targets.values()[start + c] > 0.5f ? 1 : 0;
            }
            if (positive != 1) {
                return false;
            }
        }
        return true;
    }

    /** 1 for each clip that has a target among its k highest scores, else 0. */
    static double[] correct(FloatArray scores, FloatArray targets, int k) {
        int classes = classes(scores, targets);
        double[] correct = new double[(int) scores.shape()[0]];
        for (int clip = 0; clip < correct.length; clip++) {
            for (int c = 0; c < classes; c++) {
                if (targets.values()[clip * classes + c] > 0.5f
                        && rank(scores.values(), clip * classes, c, classes) < k) {
                    correct[clip] = 1;
                }
            }
        }
        return correct;
    }

    private static int rank(float[] scores, int start, int wanted, int classes) {
        int before = 0;
        float score = scores[start + wanted];
        for (int c = 0; c < classes; c++) {
            float other = scores[start + c];
            before += other > score || (other == score && c < wanted) ? 1 : 0;
        }
        return before;
    }

    static int classes(FloatArray scores, FloatArray targets) {
        if (scores.shape().length != 2 || !Arrays.equals(scores.shape(), targets.shape())) {
            throw new IllegalArgumentException("scores " + Arrays.toString(scores.shape()) + " and targets "
                    + Arrays.toString(targets.shape()) + " must both be (clips, classes)");
        }
        return (int) scores.shape()[1];
    }
}
