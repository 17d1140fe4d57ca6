package org.earmark.plugins.losses.clipce;

import java.util.Objects;

/**
 * What the cross-entropy is taken of.
 *
 * @param of logits, or probabilities as the public HTS-AT code did for variant H
 */
public record ClipCeOptions(Input of) {
    public ClipCeOptions {
        Objects.requireNonNull(of);
    }

    /** What goes into the softmax. */
    public enum Input {
        /** The clipwise logits, as cross-entropy is meant. */
        LOGITS,
        /**
         * The sigmoid of the logits. The public code applies it to variant H whatever the loss, so that the softmax
         * sees numbers between 0 and 1 only, and the loss cannot fall below log(1 + (classes − 1)/e).
         */
        PROBABILITIES
    }
}
