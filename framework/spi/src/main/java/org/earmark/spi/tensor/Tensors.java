package org.earmark.spi.tensor;

import java.util.List;
import java.util.function.Supplier;

/** Makes tensors for one pass. */
public interface Tensors {
    /** A tensor with the given values, not differentiable. */
    Tensor of(FloatArray values);

    /**
     * A fixed tensor that a model needs in every pass, such as an attention mask. The engine keeps it on its device
     * under the key; the supplier is called once per learner.
     */
    Tensor constant(String key, Supplier<FloatArray> values);

    /** Joins tensors along an axis; all other axes must agree. */
    Tensor concat(int axis, List<Tensor> parts);
}
