package org.earmark.testkit.engine;

import java.util.List;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;
import org.earmark.spi.tensor.Tensors;

/**
 * One operation on given inputs, compared between an engine and the reference.
 *
 * @param name for people
 * @param inputs what it is applied to, and differentiated by
 * @param operation the operation
 */
record OperationCase(String name, List<FloatArray> inputs, Operation operation) {
    OperationCase {
        inputs = List.copyOf(inputs);
    }

    @FunctionalInterface
    interface Operation {
        Tensor apply(Tensors tensors, List<Tensor> inputs);
    }
}
