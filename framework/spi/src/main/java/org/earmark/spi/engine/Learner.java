package org.earmark.spi.engine;

import java.util.OptionalInt;

/**
 * A model being trained on one device. Not thread-safe; an engine may use threads inside. Given the same state,
 * batches and thread count it computes the same bits.
 */
public interface Learner extends AutoCloseable {
    /**
     * One optimiser step: forward, loss, backward, clipping, update.
     *
     * @param learningRate the effective rate of this step
     * @return the loss and gradient norm before the update; when either is not finite the parameters are left as they
     *     were
     */
    StepResult trainStep(TrainingBatch batch, double learningRate);

    /** The outputs for a batch with augmentation off and running statistics. */
    Prediction predict(InferenceBatch batch);

    /**
     * Says which batch comes after the one that the next {@link #trainStep} is given, so that it may be brought to the
     * device while that step computes. A hint: whoever calls need not keep to it, a learner need not heed it, and it
     * changes no result. Returns without waiting for the batch to arrive.
     *
     * @param next this very object, not an equal one, is what comes; its values stay as they are until then
     */
    default void announce(TrainingBatch next) {
        // The values of a batch are where processors need them.
    }

    /** As {@link #announce(TrainingBatch)}, for the batch after the one that the next {@link #predict} is given. */
    default void announce(InferenceBatch next) {
        // The values of a batch are where processors need them.
    }

    /** How many processes, this one included, train together: those of {@link EngineContext#ranks()}, or 1. */
    default int ranks() {
        return 1;
    }

    /**
     * Returns when the device has done all that it was asked for. A step may return before, as soon as its result is known;
     * whoever measures time waits.
     */
    default void awaitDevice() {
        // A processor has done what a call returned from.
    }

    /**
     * The most clips that training steps take through the network at once, where that was found out because more did not fit
     * the device. Other parts of a batch give other roundings.
     */
    default OptionalInt clipsPerPass() {
        return OptionalInt.empty();
    }

    /** A copy of the state, independent of the learner. */
    LearnerState state();

    @Override
    void close();
}
