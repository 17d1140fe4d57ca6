package org.earmark.core.train;

import java.util.Optional;
import java.util.OptionalDouble;
import org.earmark.spi.tensor.FloatArray;

/**
 * What a model said about every clip of a split.
 *
 * @param record figures
 * @param clipwise logits, (clips, classes), in the order of the split
 * @param targets (clips, classes), 0 or 1
 * @param framewise logits per time step, (clips, steps, classes), for data sets with events
 * @param step seconds from one time step to the next; empty where the steps are spread over the clip
 */
public record Evaluation(
        EvaluationRecord record,
        FloatArray clipwise,
        FloatArray targets,
        Optional<FloatArray> framewise,
        OptionalDouble step) {}
