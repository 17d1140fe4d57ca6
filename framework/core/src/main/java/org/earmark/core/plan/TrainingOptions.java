package org.earmark.core.plan;

import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;

/**
 * How a cell is trained and evaluated.
 *
 * @param epochs passes over the training set, at least 1
 * @param batchSize samples per optimiser step, at least 1; the last batch of an epoch may be smaller
 * @param evaluateEvery epochs between evaluations on the test part; the last epoch is always evaluated
 * @param timeShift whether training clips are rotated circularly by a random number of frames
 */
public record TrainingOptions(int epochs, int batchSize, int evaluateEvery, boolean timeShift) implements Validated {
    public static TrainingOptions standard() {
        return new TrainingOptions(100, 32, 1, false);
    }

    @Override
    public void validate(Problems problems) {
        problems.require(epochs >= 1, "epochs", epochs, "must be at least 1");
        problems.require(batchSize >= 1, "batchSize", batchSize, "must be at least 1");
        problems.require(evaluateEvery >= 1, "evaluateEvery", evaluateEvery, "must be at least 1");
    }
}
