package org.earmark.plugins.schedules.constant;

import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;

/**
 * A rate that does not change.
 *
 * @param multiplier factor on the base learning rate
 */
public record ConstantOptions(double multiplier) implements Validated {
    @Override
    public void validate(Problems problems) {
        problems.require(
                multiplier >= 0 && Double.isFinite(multiplier), "multiplier", multiplier, "must be finite and >= 0");
    }
}
