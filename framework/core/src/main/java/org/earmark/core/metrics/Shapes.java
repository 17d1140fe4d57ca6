package org.earmark.core.metrics;

import java.util.Arrays;
import org.earmark.spi.error.DataException;
import org.earmark.spi.tensor.FloatArray;

/** Checks the sizes of scores and targets. */
final class Shapes {
    private Shapes() {}

    /** @throws DataException when the two are not matrices of one shape with at least one clip and one class */
    static void requireSame(FloatArray scores, FloatArray targets) {
        boolean matrices = scores.shape().length == 2 && targets.shape().length == 2;
        if (!matrices || !Arrays.equals(scores.shape(), targets.shape())) {
            throw new DataException("Scores of shape " + Arrays.toString(scores.shape())
                    + " do not go with targets of shape " + Arrays.toString(targets.shape())
                    + ". Both must be (clips, classes).");
        }
        if (scores.values().length == 0) {
            throw new DataException("There is nothing to score: the shape of scores and targets is "
                    + Arrays.toString(scores.shape()) + ". Check that the split has clips.");
        }
    }

    static int clips(FloatArray scores) {
        return Math.toIntExact(scores.shape()[0]);
    }

    static int classes(FloatArray scores) {
        return Math.toIntExact(scores.shape()[1]);
    }
}
