package org.earmark.core.bench;

import java.util.Optional;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.TrainingBatch;

/** Gives a learner random batches as a training does: each is announced before the one ahead of it is computed. */
final class AnnouncedBatches {
    private final Learner learner;
    private final RandomBatches batches;
    private final Optional<Integer> frameSteps;
    private TrainingBatch training;
    private InferenceBatch inference;

    /** @param frameSteps time steps of the network's output, for losses that need them */
    AnnouncedBatches(Learner learner, RandomBatches batches, Optional<Integer> frameSteps) {
        this.learner = learner;
        this.batches = batches;
        this.frameSteps = frameSteps;
        this.training = batches.training(0, frameSteps);
        this.inference = InferenceBatch.of(batches.features());
    }

    /** Trains with the batch of a step; steps come in order, from 0 on. */
    void train(int step, double learningRate) {
        TrainingBatch current = training;
        training = batches.training(step + 1, frameSteps);
        learner.announce(training);
        learner.trainStep(current, learningRate);
        learner.awaitDevice();
    }

    void predict() {
        InferenceBatch current = inference;
        inference = InferenceBatch.of(batches.features());
        learner.announce(inference);
        learner.predict(current);
    }
}
