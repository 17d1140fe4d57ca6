package org.earmark.core.train;

import java.util.function.Supplier;
import org.earmark.spi.engine.LearnerState;

/** Hears how training goes. Called on the training thread, in order. */
public interface TrainingListener {
    void step(StepRecord step);

    void epoch(EpochRecord epoch);

    /** @param state copies the learner's state when called */
    void evaluation(Evaluation evaluation, Supplier<LearnerState> state);

    /**
     * Training could be continued from here: after every step within an epoch, and after an epoch's evaluation.
     *
     * @param step optimiser steps done
     * @param endOfEpoch whether an epoch has just been closed
     * @param state copies the learner's state when called
     */
    void resumable(long step, boolean endOfEpoch, Supplier<LearnerState> state);
}
