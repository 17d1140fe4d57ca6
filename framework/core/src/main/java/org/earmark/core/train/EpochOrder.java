package org.earmark.core.train;

import org.earmark.core.data.TargetEncoder;
import org.earmark.core.plan.TrainingOptions.Sampling;
import org.earmark.spi.random.RandomSource;

/** Which clips an epoch sees, and in which order: a pure function of seed and epoch. Thread-safe. */
interface EpochOrder {
    /** @param clips the training clips, as indices into the data set */
    static EpochOrder of(Sampling sampling, int[] clips, TargetEncoder targets, RandomSource random) {
        return switch (sampling) {
            case SHUFFLED -> new ShuffledOrder(clips, random);
            case BALANCED -> new BalancedOrder(clips, targets::labels, targets.classes(), random);
        };
    }

    /** Clips in the training set, and in each epoch. */
    int size();

    /** The clip at a place of the training set, unshuffled. */
    int clip(int place);

    /** The clips of an epoch in the order in which they are seen. The caller must not change the array. */
    int[] of(long epoch);
}
