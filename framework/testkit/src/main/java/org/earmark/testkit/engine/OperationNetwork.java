package org.earmark.testkit.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.earmark.spi.model.Initialisation;
import org.earmark.spi.model.Network;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;

/** A network that is one operation: its inputs are the parameters, its flattened result the logits of one clip. */
final class OperationNetwork implements Network {
    private final OperationCase operationCase;
    private final AtomicReference<long[]> resultShape = new AtomicReference<>();

    OperationNetwork(OperationCase operationCase) {
        this.operationCase = operationCase;
    }

    /** The inputs by parameter name. */
    Map<String, FloatArray> values() {
        Map<String, FloatArray> values = new LinkedHashMap<>();
        for (FloatArray input : operationCase.inputs()) {
            values.put("input" + values.size(), input);
        }
        return values;
    }

    /** The shape of the result in the latest pass. */
    long[] resultShape() {
        return resultShape.get();
    }

    @Override
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> parameters = new ArrayList<>();
        values().forEach((name, input) ->
                parameters.add(new ParameterSpec(name, input.shape(), Initialisation.constant(0))));
        return parameters;
    }

    @Override
    public List<ParameterSpec> buffers() {
        return List.of();
    }

    @Override
    public NetworkOutput forward(Pass pass, Tensor features) {
        List<Tensor> inputs = parameters().stream()
                .map(parameter -> pass.parameter(parameter.name()))
                .toList();
        Tensor result = operationCase.operation().apply(pass, inputs);
        resultShape.set(result.shape());
        return NetworkOutput.ofClipwise(result.reshape(1, -1));
    }
}
