package org.earmark.core.metrics.events;

import java.util.Objects;
import java.util.OptionalDouble;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problems;

/**
 * How operating points become one score.
 *
 * @param crossTriggerWeight α_CT in [0, 1]: what a cross-trigger adds to the false positives
 * @param instabilityWeight α_ST ≥ 0: what the spread between classes takes away
 * @param maximumRate e_max: effective false positives per hour up to which the area counts; the largest found if empty
 * @param linear whether points are joined by lines instead of a staircase
 */
public record PsdsOptions(
        double crossTriggerWeight, double instabilityWeight, OptionalDouble maximumRate, boolean linear) {
    /** @throws InvalidInputException when a value is out of its range */
    public PsdsOptions {
        Objects.requireNonNull(maximumRate);
        Problems problems = new Problems();
        problems.require(
                crossTriggerWeight >= 0 && crossTriggerWeight <= 1,
                "crossTriggerWeight",
                crossTriggerWeight,
                "must be in [0, 1]");
        problems.require(instabilityWeight >= 0, "instabilityWeight", instabilityWeight, "must not be negative");
        problems.require(
                maximumRate.isEmpty() || maximumRate.getAsDouble() > 0, "maximumRate", maximumRate, "must be positive");
        problems.throwIfAny();
    }

    /** A staircase up to 100 effective false positives per hour. */
    public static PsdsOptions of(double crossTriggerWeight, double instabilityWeight) {
        return new PsdsOptions(crossTriggerWeight, instabilityWeight, OptionalDouble.of(100), false);
    }
}
