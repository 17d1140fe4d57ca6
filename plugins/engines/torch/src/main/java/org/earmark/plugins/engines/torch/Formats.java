package org.earmark.plugins.engines.torch;

import java.util.function.BinaryOperator;
import org.bytedeco.pytorch.Tensor;

/** Number formats of element-wise operations where matrix products give bfloat16. */
final class Formats {
    private Formats() {}

    /**
     * Applies an operation. Of operands in different formats a fixed, smaller one (a mask, a factor per sample) takes
     * the format of the other, as the public implementations draw it; otherwise a mask would turn the activations of
     * all later layers to fp32. Other pairs are computed in the wider format.
     */
    static Tensor alike(Tensor left, Tensor right, BinaryOperator<Tensor> operation) {
        if (left.scalar_type() == right.scalar_type()) {
            return operation.apply(left, right);
        }
        if (yields(right, left)) {
            return operation.apply(left, right.to(left.scalar_type()));
        }
        if (yields(left, right)) {
            return operation.apply(left.to(right.scalar_type()), right);
        }
        return operation.apply(left, right);
    }

    private static boolean yields(Tensor factor, Tensor other) {
        return !factor.requires_grad() && factor.numel() < other.numel();
    }
}
