package org.earmark.spi.engine;

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

    /** How many processes, this one included, train together: those of {@link EngineContext#ranks()}, or 1. */
    default int ranks() {
        return 1;
    }

    /** A copy of the state, independent of the learner. */
    LearnerState state();

    @Override
    void close();
}
