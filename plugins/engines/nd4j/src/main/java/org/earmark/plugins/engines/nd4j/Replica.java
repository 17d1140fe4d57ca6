package org.earmark.plugins.engines.nd4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one thread needs to take samples through the network: memory of its own, and leaves that share the memory of the
 * parameters and collect gradients of their own.
 */
final class Replica implements AutoCloseable {
    private final Map<String, Leaf> leaves = new LinkedHashMap<>();
    private final Constants constants;
    private final Kernels kernels;
    private final Memory memory = new Memory();

    @SuppressWarnings("ArrayRecordComponent") // shapes are arrays throughout; leaves are never compared
    private record Leaf(Value value, long[] shape) {}

    Replica(List<Parameter> parameters, Constants constants, Kernels kernels) {
        this.constants = constants;
        this.kernels = kernels;
        for (Parameter parameter : parameters) {
            leaves.put(
                    parameter.name(),
                    new Leaf(Value.parameter(parameter.value(), parameter.length()), parameter.shape()));
        }
    }

    Graph graph(BatchStatistics statistics, boolean recording) {
        return new Graph(kernels, memory, statistics, recording);
    }

    Nd4jTensor parameter(Graph graph, String name) {
        Leaf leaf = leaves.get(name);
        if (leaf == null) {
            throw new IllegalArgumentException("the network declares no parameter " + name);
        }
        return new Nd4jTensor(graph, leaf.value(), leaf.shape());
    }

    /** The gradient collected so far; empty when none has reached this parameter. */
    Optional<Block> gradient(String name) {
        return leaves.get(name).value().gradient();
    }

    void clearGradients() {
        leaves.values().forEach(leaf -> leaf.value().takeGradient().ifPresent(memory::release));
        memory.trim();
    }

    Constants constants() {
        return constants;
    }

    Kernels kernels() {
        return kernels;
    }

    @Override
    public void close() {
        clearGradients();
        memory.close();
    }
}
