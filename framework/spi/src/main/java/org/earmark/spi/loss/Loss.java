package org.earmark.spi.loss;

import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.tensor.Tensor;

/** Judges a network's outputs. Immutable and thread-safe. */
public interface Loss {
    /**
     * The mean loss over the batch, a scalar tensor.
     *
     * @param output logits
     * @param targets what the outputs should have been
     */
    Tensor apply(NetworkOutput output, Targets targets);

    /** How the clipwise logits trained by this loss become scores. */
    Activation activation();

    /** Whether {@link Targets#framewise()} must be there. */
    default boolean needsFrameTargets() {
        return false;
    }
}
