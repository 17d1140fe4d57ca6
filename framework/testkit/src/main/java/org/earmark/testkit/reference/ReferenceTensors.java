package org.earmark.testkit.reference;

import java.util.List;
import java.util.function.Supplier;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;
import org.earmark.spi.tensor.Tensors;

/** Makes {@link ReferenceTensor}s outside a learner. */
public final class ReferenceTensors implements Tensors {
    @Override
    public Tensor of(FloatArray values) {
        return ReferenceTensor.of(values);
    }

    @Override
    public Tensor constant(String key, Supplier<FloatArray> values) {
        return ReferenceTensor.of(values.get());
    }

    @Override
    public Tensor concat(int axis, List<Tensor> parts) {
        return Axes.concat(axis, parts.stream().map(ReferenceTensor::cast).toList());
    }
}
