package org.earmark.core.train;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.engine.Prediction;
import org.earmark.spi.engine.StepResult;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.tensor.FloatArray;

/** Learns nothing but writes down what it is told, in order. */
final class AttentiveLearner implements Learner {
    private final Runnable inFirstStep;
    private final List<Object> log = new ArrayList<>();
    private final List<TrainingBatch> trained = new ArrayList<>();
    private final List<InferenceBatch> predicted = new ArrayList<>();
    private final IdentityHashMap<TrainingBatch, Integer> announced = new IdentityHashMap<>();

    /** @param inFirstStep runs within the first step */
    AttentiveLearner(Runnable inFirstStep) {
        this.inFirstStep = inFirstStep;
    }

    /** Every batch that was announced or given. */
    List<Object> log() {
        return log;
    }

    List<TrainingBatch> trained() {
        return trained;
    }

    List<InferenceBatch> predicted() {
        return predicted;
    }

    /** How many steps had been done when each batch was announced. */
    IdentityHashMap<TrainingBatch, Integer> announcedAfterStep() {
        return announced;
    }

    @Override
    public void announce(TrainingBatch next) {
        log.add(next);
        announced.put(next, trained.size());
    }

    @Override
    public void announce(InferenceBatch next) {
        log.add(next);
    }

    @Override
    public StepResult trainStep(TrainingBatch batch, double learningRate) {
        if (trained.isEmpty()) {
            inFirstStep.run();
        }
        log.add(batch);
        trained.add(batch);
        return new StepResult(1, 1);
    }

    @Override
    public Prediction predict(InferenceBatch batch) {
        log.add(batch);
        predicted.add(batch);
        return new Prediction(FloatArray.zeros(batch.size(), 3), Optional.empty(), Optional.empty(), Map.of());
    }

    @Override
    public LearnerState state() {
        return LearnerState.fresh(Map.of(), Map.of());
    }

    @Override
    public void close() {}
}
