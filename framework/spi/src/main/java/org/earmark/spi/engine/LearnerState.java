package org.earmark.spi.engine;

import java.util.Map;
import org.earmark.spi.tensor.FloatArray;

/**
 * Everything that a learner must remember to continue exactly: the content of a checkpoint. The same on every engine,
 * so a run can stop on one and resume on another.
 *
 * @param parameters values by name
 * @param buffers running statistics by name
 * @param firstMoments Adam's first moments by parameter name; parameters that never had a gradient are absent
 * @param secondMoments Adam's second moments, likewise
 * @param steps optimiser steps done
 */
public record LearnerState(
        Map<String, FloatArray> parameters,
        Map<String, FloatArray> buffers,
        Map<String, FloatArray> firstMoments,
        Map<String, FloatArray> secondMoments,
        long steps) {
    public LearnerState {
        parameters = Map.copyOf(parameters);
        buffers = Map.copyOf(buffers);
        firstMoments = Map.copyOf(firstMoments);
        secondMoments = Map.copyOf(secondMoments);
    }

    /** A start without optimiser state. */
    public static LearnerState fresh(Map<String, FloatArray> parameters, Map<String, FloatArray> buffers) {
        return new LearnerState(parameters, buffers, Map.of(), Map.of(), 0);
    }
}
