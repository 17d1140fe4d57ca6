package org.earmark.spi.model;

import java.util.Objects;

/**
 * Declares one trainable parameter or one buffer of a network.
 *
 * @param name its name in checkpoints, for example {@code layers.0.blocks.1.attn.qkv.weight}
 * @param shape the size of each axis
 * @param initialisation how a fresh network fills it
 */
@SuppressWarnings("ArrayRecordComponent") // shapes are arrays throughout; specs are never compared
public record ParameterSpec(String name, long[] shape, Initialisation initialisation) {
    public ParameterSpec {
        Objects.requireNonNull(name);
        Objects.requireNonNull(shape);
        Objects.requireNonNull(initialisation);
    }
}
