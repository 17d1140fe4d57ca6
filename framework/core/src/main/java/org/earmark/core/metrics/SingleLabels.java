package org.earmark.core.metrics;

import org.earmark.spi.error.DataException;
import org.earmark.spi.tensor.FloatArray;

/** The view of scores and targets in which every clip has exactly one class. */
final class SingleLabels {
    private SingleLabels() {}

    /**
     * The one class of each clip.
     *
     * @throws DataException when a clip has none or several
     */
    static int[] trueClasses(FloatArray targets) {
        int clips = Shapes.clips(targets);
        int classes = Shapes.classes(targets);
        int[] truth = new int[clips];
        for (int clip = 0; clip < clips; clip++) {
            truth[clip] = onlyPositive(targets.values(), clip, classes);
        }
        return truth;
    }

    /** The class of the largest score of each clip; the first of equal ones, as NumPy's argmax. */
    static int[] predictedClasses(FloatArray scores) {
        int clips = Shapes.clips(scores);
        int classes = Shapes.classes(scores);
        int[] predicted = new int[clips];
        for (int clip = 0; clip < clips; clip++) {
            int best = clip * classes;
            for (int at = clip * classes; at < (clip + 1) * classes; at++) {
                requireNumber(scores.values()[at], clip);
                best = scores.values()[at] > scores.values()[best] ? at : best;
            }
            predicted[clip] = best - clip * classes;
        }
        return predicted;
    }

    /** How many classes stand before a class in the order of a clip's scores; of equal ones the first comes first. */
    static int rank(FloatArray scores, int clip, int label) {
        int classes = Shapes.classes(scores);
        int start = clip * classes;
        float own = scores.values()[start + label];
        requireNumber(own, clip);
        int before = 0;
        for (int other = 0; other < classes; other++) {
            float score = scores.values()[start + other];
            requireNumber(score, clip);
            before += score > own || (score == own && other < label) ? 1 : 0;
        }
        return before;
    }

    private static int onlyPositive(float[] targets, int clip, int classes) {
        int found = -1;
        for (int label = 0; label < classes; label++) {
            float target = targets[clip * classes + label];
            boolean positive = target == 1;
            if ((!positive && target != 0) || (positive && found >= 0)) {
                throw notSingle(clip);
            }
            found = positive ? label : found;
        }
        if (found < 0) {
            throw notSingle(clip);
        }
        return found;
    }

    private static DataException notSingle(int clip) {
        return new DataException("Clip " + clip + " (counted from 0) does not have exactly one class. Accuracy, top-k, "
                + "confusion and calibration need one class a clip: use mAP, mAUC or d-prime for this set.");
    }

    private static void requireNumber(float score, int clip) {
        if (Float.isNaN(score)) {
            throw new DataException("A score of clip " + clip + " (counted from 0) is not a number. "
                    + "A run that diverged has no metrics: look at its loss.");
        }
    }
}
