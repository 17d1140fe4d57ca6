package org.earmark.plugins.engines.torch;

import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.tensor.FloatArray;

/** A trainable tensor and what the optimiser remembers of it. */
@SuppressWarnings("try") // scopes and guards act by being open
final class Parameter implements AutoCloseable {
    private final String name;
    private final Tensor value;
    private Optional<Tensor> firstMoment;
    private Optional<Tensor> secondMoment;

    /** @param state what a learner starts from; it has a value of this name, and moments where there were steps before */
    Parameter(String name, LearnerState state, Device device) {
        this.name = name;
        try (PointerScope scope = new PointerScope()) {
            this.value = Native.keep(Native.copy(state.parameters().get(name), device));
            this.firstMoment = copy(state.firstMoments().get(name), device);
            this.secondMoment = copy(state.secondMoments().get(name), device);
        }
    }

    private static Optional<Tensor> copy(FloatArray moment, Device device) {
        return Optional.ofNullable(moment).map(array -> Native.keep(Native.copy(array, device)));
    }

    String name() {
        return name;
    }

    Tensor value() {
        return value;
    }

    Optional<Tensor> firstMoment() {
        return firstMoment;
    }

    Optional<Tensor> secondMoment() {
        return secondMoment;
    }

    /** Starts both moments at zero unless they are there. */
    void prepareMoments() {
        if (firstMoment.isEmpty()) {
            firstMoment = Optional.of(Native.keep(torch.zeros_like(value)));
            secondMoment = Optional.of(Native.keep(torch.zeros_like(value)));
        }
    }

    @Override
    public void close() {
        value.close();
        firstMoment.ifPresent(Tensor::close);
        secondMoment.ifPresent(Tensor::close);
    }
}
