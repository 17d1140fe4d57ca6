package org.earmark.plugins.engines.nd4j;

import java.util.List;
import java.util.function.Supplier;
import org.earmark.plugins.engines.PassSetting;
import org.earmark.plugins.engines.ReplicaPass;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;

/** One forward pass of one replica over its samples. */
final class Nd4jPass extends ReplicaPass {
    private final Replica replica;
    private final Graph graph;

    Nd4jPass(Replica replica, PassSetting setting, Graph graph) {
        super(setting);
        this.replica = replica;
        this.graph = graph;
    }

    @Override
    public Tensor parameter(String name) {
        return replica.parameter(graph, name);
    }

    @Override
    public Tensor of(FloatArray values) {
        return graph.of(values);
    }

    @Override
    public Tensor constant(String key, Supplier<FloatArray> values) {
        Constants.Constant constant = replica.constants().get(key, values, replica.kernels());
        return new Nd4jTensor(graph, constant.value(), constant.shape());
    }

    @Override
    public Tensor concat(int axis, List<Tensor> parts) {
        return Rearrangements.concat(
                graph, axis, parts.stream().map(Nd4jTensor::of).toList());
    }
}
