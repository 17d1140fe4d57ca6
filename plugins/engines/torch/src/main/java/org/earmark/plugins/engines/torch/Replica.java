package org.earmark.plugins.engines.torch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;

/**
 * What one thread needs to take samples through the network: leaves that share the memory of the parameters and
 * collect gradients of their own.
 */
@SuppressWarnings("try") // scopes and guards act by being open
final class Replica implements AutoCloseable {
    private final Map<String, Tensor> leaves = new LinkedHashMap<>();
    private final Constants constants;
    private final Device device;

    Replica(List<Parameter> parameters, Constants constants, Device device) {
        this.constants = constants;
        this.device = device;
        try (PointerScope scope = new PointerScope()) {
            for (Parameter parameter : parameters) {
                Tensor leaf = parameter.value().detach();
                leaf.set_requires_grad(true);
                leaves.put(parameter.name(), Native.keep(leaf));
            }
        }
    }

    Tensor parameter(String name) {
        Tensor leaf = leaves.get(name);
        if (leaf == null) {
            throw new IllegalArgumentException("the network declares no parameter " + name);
        }
        return leaf;
    }

    /** The gradient collected so far; empty when none has reached this parameter. */
    Optional<Tensor> gradient(String name) {
        Tensor gradient = leaves.get(name).grad();
        return gradient.defined() ? Optional.of(gradient) : Optional.empty();
    }

    /** Replaces the gradient by a copy of these values. */
    void setGradient(String name, Tensor values) {
        Tensor leaf = leaves.get(name);
        if (leaf.grad().defined()) {
            leaf.grad().copy_(values);
        } else {
            leaf.mutable_grad().put(values.clone());
        }
    }

    void clearGradients() {
        try (PointerScope scope = new PointerScope()) {
            leaves.values().forEach(leaf -> leaf.mutable_grad().reset());
        }
    }

    Constants constants() {
        return constants;
    }

    Device device() {
        return device;
    }

    @Override
    public void close() {
        leaves.values().forEach(Tensor::close);
    }
}
