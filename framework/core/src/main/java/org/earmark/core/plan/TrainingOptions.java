package org.earmark.core.plan;

import java.util.Objects;
import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;

/**
 * How a cell is trained and evaluated.
 *
 * @param epochs passes over the training set, at least 1
 * @param batchSize samples per optimiser step, at least 1; the last batch of an epoch may be smaller
 * @param evaluateEvery epochs between evaluations on the test part; the last epoch is always evaluated
 * @param timeShift whether training clips are rotated circularly by a random number of frames
 * @param sampling which training clips make up an epoch
 * @param randomCrop whether a training clip that is too long gives another random piece each time, not its start
 * @param dropUnlabelled whether clips without any label are left out of the test part, as HTS-AT does on AudioSet
 */
public record TrainingOptions(
        int epochs,
        int batchSize,
        int evaluateEvery,
        boolean timeShift,
        Sampling sampling,
        boolean randomCrop,
        boolean dropUnlabelled)
        implements Validated {
    /** Which clips make up an epoch. */
    public enum Sampling {
        /** Every training clip once, in random order. */
        SHUFFLED,
        /**
         * HTS-AT's balanced queue: the classes in random order, one random clip of each, again and again, until there
         * are as many as the training set has. Rare classes repeat clips; classes without a clip are left out.
         */
        BALANCED
    }

    public TrainingOptions {
        Objects.requireNonNull(sampling);
    }

    /** Every clip is tested. */
    public TrainingOptions(
            int epochs, int batchSize, int evaluateEvery, boolean timeShift, Sampling sampling, boolean randomCrop) {
        this(epochs, batchSize, evaluateEvery, timeShift, sampling, randomCrop, false);
    }

    /** Shuffled clips from their start. */
    public TrainingOptions(int epochs, int batchSize, int evaluateEvery, boolean timeShift) {
        this(epochs, batchSize, evaluateEvery, timeShift, Sampling.SHUFFLED, false);
    }

    public static TrainingOptions standard() {
        return new TrainingOptions(100, 32, 1, false);
    }

    public TrainingOptions withBatchSize(int other) {
        return new TrainingOptions(epochs, other, evaluateEvery, timeShift, sampling, randomCrop);
    }

    @Override
    public void validate(Problems problems) {
        problems.require(epochs >= 1, "epochs", epochs, "must be at least 1");
        problems.require(batchSize >= 1, "batchSize", batchSize, "must be at least 1");
        problems.require(evaluateEvery >= 1, "evaluateEvery", evaluateEvery, "must be at least 1");
    }
}
