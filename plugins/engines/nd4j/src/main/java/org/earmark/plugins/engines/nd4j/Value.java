package org.earmark.plugins.engines.nd4j;

import java.util.Optional;

/** What a tensor holds, whatever its shape: elements and, on the way back, the gradient by them. */
final class Value {
    private final Block data;
    private final long length;
    private final boolean differentiable;
    private final boolean parameter;
    private Optional<Block> gradient = Optional.empty();

    private Value(Block data, long length, boolean differentiable, boolean parameter) {
        this.data = data;
        this.length = length;
        this.differentiable = differentiable;
        this.parameter = parameter;
    }

    /** What an operation gives, or was given. */
    static Value of(Block data, long length, boolean differentiable) {
        return new Value(data, length, differentiable, false);
    }

    /** A parameter: its gradient outlives the pass. */
    static Value parameter(Block data, long length) {
        return new Value(data, length, true, true);
    }

    Block data() {
        return data;
    }

    long length() {
        return length;
    }

    boolean differentiable() {
        return differentiable;
    }

    boolean isParameter() {
        return parameter;
    }

    Optional<Block> gradient() {
        return gradient;
    }

    void setGradient(Block block) {
        gradient = Optional.of(block);
    }

    Optional<Block> takeGradient() {
        Optional<Block> taken = gradient;
        gradient = Optional.empty();
        return taken;
    }
}
