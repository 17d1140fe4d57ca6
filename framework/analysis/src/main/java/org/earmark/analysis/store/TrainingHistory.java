package org.earmark.analysis.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What an attempt logged while it ran, in order.
 *
 * @param learningRate per optimiser step, thinned where it is straight
 * @param steps every optimiser step
 */
public record TrainingHistory(List<Epoch> epochs, List<Evaluation> evaluations, Curve learningRate, StepSeries steps) {
    public TrainingHistory {
        epochs = List.copyOf(epochs);
        evaluations = List.copyOf(evaluations);
        Objects.requireNonNull(learningRate);
        Objects.requireNonNull(steps);
    }

    public static TrainingHistory empty() {
        return new TrainingHistory(List.of(), List.of(), Curve.empty(), StepSeries.empty());
    }

    /** One pass over the training set. The loss is a mean over its clips. */
    public record Epoch(long epoch, double trainLoss, double clipsPerSecond, double seconds) {}

    /**
     * One evaluation on the test part.
     *
     * @param step optimiser steps done by then
     */
    public record Evaluation(long epoch, long step, double loss, Map<String, Double> metrics) {
        public Evaluation {
            metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        }
    }
}
