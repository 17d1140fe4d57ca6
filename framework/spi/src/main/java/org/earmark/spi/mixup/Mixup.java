package org.earmark.spi.mixup;

import java.util.Optional;
import org.earmark.spi.random.RandomStream;

/** A rule for mixing training samples. Immutable and thread-safe. */
public interface Mixup {
    /**
     * The plan of one batch; a pure function of its arguments. Empty when nothing is mixed.
     *
     * @param batchSize samples in the batch, at least 1
     * @param setSize clips in the training set
     * @param random the stream of this batch
     */
    Optional<MixupPlan> plan(int batchSize, int setSize, RandomStream random);
}
