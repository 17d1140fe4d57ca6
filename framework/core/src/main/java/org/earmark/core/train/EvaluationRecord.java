package org.earmark.core.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One evaluation.
 *
 * @param epoch after which, from 1
 * @param step optimiser steps done
 * @param split {@code test} or {@code validation}
 * @param loss cross-entropy of the clipwise scores, binary for sigmoid activations, in nats: the same whatever loss
 *     the cell trains with, so that cells can be compared
 * @param metrics by name, in a stable order
 * @param clips evaluated, each exactly once
 * @param seconds spent in the network
 * @param unlabelled how many of the clips have no label at all
 * @param batchSize clips per batch; the last may have fewer
 * @param batchSeconds time of each batch
 */
public record EvaluationRecord(
        long epoch,
        long step,
        String split,
        double loss,
        Map<String, Double> metrics,
        int clips,
        double seconds,
        int unlabelled,
        int batchSize,
        List<Double> batchSeconds) {
    public EvaluationRecord {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        batchSeconds = List.copyOf(batchSeconds);
    }

    /** The same of another part of the set. */
    public EvaluationRecord of(String part) {
        return new EvaluationRecord(
                epoch, step, part, loss, metrics, clips, seconds, unlabelled, batchSize, batchSeconds);
    }
}
