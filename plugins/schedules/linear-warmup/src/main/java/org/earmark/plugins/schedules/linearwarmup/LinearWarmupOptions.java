package org.earmark.plugins.schedules.linearwarmup;

import java.util.Optional;
import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;

/**
 * How long the rate rises.
 *
 * @param epochs length of the rise; a fraction is allowed, 0 means none
 * @param steps length of the rise in optimiser steps; when given, it counts and {@code epochs} does not, so that sets of
 *     different sizes can be given the same warm-up
 */
public record LinearWarmupOptions(double epochs, Optional<Long> steps) implements Validated {
    @Override
    public void validate(Problems problems) {
        problems.require(epochs >= 0 && epochs <= 1e6, "epochs", epochs, "must be in [0, 1000000]");
        steps.ifPresent(count -> problems.require(count >= 0, "steps", count, "must not be negative"));
    }
}
