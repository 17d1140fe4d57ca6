package org.earmark.plugins.engines.torch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.earmark.plugins.engines.StateCheck;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.model.Network;
import org.earmark.spi.tensor.FloatArray;

/** What a learner has learnt, and the replicas that share it. */
@SuppressWarnings("try") // scopes and guards act by being open
final class Weights {
    private final List<Parameter> parameters;
    private final RunningBuffers buffers;
    private final List<Replica> replicas;

    /**
     * @param replicas how many
     * @param held gets all that has to be closed
     */
    Weights(Network network, LearnerState initial, Device device, int replicas, Holdings held) {
        StateCheck.require(network, initial);
        Constants constants = held.add(new Constants(device), Constants::close);
        this.parameters = network.parameters().stream()
                .map(declared -> held.add(new Parameter(declared.name(), initial, device), Parameter::close))
                .toList();
        this.buffers = new RunningBuffers(initial.buffers(), device);
        this.replicas = IntStream.range(0, replicas)
                .mapToObj(i -> held.add(new Replica(parameters, constants, device), Replica::close))
                .toList();
    }

    List<Parameter> parameters() {
        return parameters;
    }

    RunningBuffers buffers() {
        return buffers;
    }

    List<Replica> replicas() {
        return replicas;
    }

    /** A copy. */
    LearnerState state(long steps) {
        try (PointerScope scope = new PointerScope()) {
            return new LearnerState(
                    collect(parameter -> Optional.of(parameter.value())),
                    buffers.copy(),
                    collect(Parameter::firstMoment),
                    collect(Parameter::secondMoment),
                    steps);
        }
    }

    private Map<String, FloatArray> collect(Function<Parameter, Optional<Tensor>> tensor) {
        Map<String, FloatArray> arrays = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            tensor.apply(parameter).ifPresent(value -> arrays.put(parameter.name(), Native.toArray(value)));
        }
        return arrays;
    }
}
