package org.earmark.plugins.schedules.cosine;

import java.util.Optional;
import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;

/**
 * Warm-up and end of the curve.
 *
 * @param warmupEpochs length of a linear rise before the cosine; a fraction is allowed
 * @param warmupSteps length of the rise in optimiser steps; when given, it counts and {@code warmupEpochs} does not
 * @param floor multiplier that the curve ends at
 */
public record CosineOptions(double warmupEpochs, Optional<Long> warmupSteps, double floor) implements Validated {
    @Override
    public void validate(Problems problems) {
        problems.require(
                warmupEpochs >= 0 && warmupEpochs <= 1e6, "warmupEpochs", warmupEpochs, "must be in [0, 1000000]");
        warmupSteps.ifPresent(steps -> problems.require(steps >= 0, "warmupSteps", steps, "must not be negative"));
        problems.require(floor >= 0 && floor <= 1, "floor", floor, "must be in [0, 1]");
    }
}
