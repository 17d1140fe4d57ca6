package org.earmark.plugins.engines.torch;

import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.earmark.spi.tensor.FloatArray;

/** A trainable tensor and what the optimiser remembers of it. */
@SuppressWarnings("try") // scopes and guards act by being open
final class Parameter implements AutoCloseable {
    private final String name;
    private final Tensor value;
    private Optional<Tensor> firstMoment;
    private Optional<Tensor> secondMoment;

    Parameter(
            String name,
            FloatArray value,
            Optional<FloatArray> firstMoment,
            Optional<FloatArray> secondMoment,
            Device device) {
        this.name = name;
        try (PointerScope scope = new PointerScope()) {
            this.value = Native.keep(Native.copy(value, device));
            this.firstMoment = firstMoment.map(array -> Native.keep(Native.copy(array, device)));
            this.secondMoment = secondMoment.map(array -> Native.keep(Native.copy(array, device)));
        }
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
