package org.earmark.plugins.losses.framebce;

import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;

/**
 * What else is trained.
 *
 * @param clipWeight share of the clipwise cross-entropy in the loss, 0 … 1; 0 trains the framewise output alone
 */
public record FrameBceOptions(double clipWeight) implements Validated {
    @Override
    public void validate(Problems problems) {
        problems.require(clipWeight >= 0 && clipWeight < 1, "clipWeight", clipWeight, "must be in [0, 1)");
    }
}
