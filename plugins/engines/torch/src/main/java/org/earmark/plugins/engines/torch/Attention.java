package org.earmark.plugins.engines.torch;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Self-attention over packed queries, keys and values. With gradients it is two batched products: libtorch's fused
 * kernel has no gradient for the bias. Without, the fused kernel saves the copies and the weights in memory.
 */
final class Attention {
    private final Tensor packed;
    private final Tensor bias;
    private final long[] shape;
    private final long groups;
    private final int heads;

    /**
     * @param packed (B, N, 3·C)
     * @param bias (G, heads, N, N)
     */
    Attention(Tensor packed, int heads, Tensor bias) {
        this.packed = packed;
        this.bias = bias;
        this.shape = packed.shape();
        this.heads = heads;
        require(shape, heads, bias.shape());
        this.groups = bias.size(0);
    }

    private static void require(long[] packed, int heads, long[] bias) {
        if (packed.length != 3 || heads < 1 || packed[2] % (3L * heads) != 0) {
            throw new IllegalArgumentException("packed queries, keys and values need the shape (B, N, 3·C) with C a"
                    + " multiple of " + heads + " heads");
        }
        boolean fits = bias.length == 4
                && bias[0] > 0
                && packed[0] % bias[0] == 0
                && bias[1] == heads
                && bias[2] == packed[1]
                && bias[3] == packed[1];
        if (!fits) {
            throw new IllegalArgumentException(
                    "the bias needs the shape (G, " + heads + ", N, N) with G a divisor of the number of sequences");
        }
    }

    /** (B, heads, N, N). */
    Tensor weights() {
        return probabilities(split()).view(shape[0], heads, shape[1], shape[1]);
    }

    /** (B, N, C). */
    Tensor apply() {
        return (fuses() ? fused() : composed()).transpose(1, 2).reshape(shape[0], shape[1], shape[2] / 3);
    }

    /** In bfloat16 the products have kernels of their own that are faster than the fused one. */
    private boolean fuses() {
        return !GradMode.is_enabled() && packed.scalar_type() == ScalarType.Float;
    }

    /** (B, heads, N, d). */
    private Tensor composed() {
        TensorVector parts = split();
        return torch.matmul(probabilities(parts), parts.get(2)).view(shape[0], heads, shape[1], width());
    }

    private long width() {
        return shape[2] / 3 / heads;
    }

    /** Queries, keys and values, (3, B, heads, N, d), as a view. */
    private Tensor strided() {
        return packed.reshape(shape[0], shape[1], 3, heads, width()).permute(2, 0, 3, 1, 4);
    }

    /** One contiguous copy and an unbind: its gradient is one stack, where slices would each fill with zeros. */
    private TensorVector split() {
        return torch.unbind(strided().contiguous().view(3, shape[0] / groups, groups * heads, shape[1], width()), 0);
    }

    /** (B/G, G·heads, N, N). */
    private Tensor probabilities(TensorVector parts) {
        double scale = 1 / Math.sqrt((double) width());
        Tensor scores =
                torch.matmul(parts.get(0).mul(new Scalar(scale)), parts.get(1).transpose(2, 3));
        Tensor additive = bias.reshape(1, groups * heads, shape[1], shape[1]).to(scores.scalar_type());
        return torch.softmax(scores.add_(additive), 3);
    }

    /** (B, heads, N, d), in memory already as (B, N, heads, d). */
    private Tensor fused() {
        TensorVector parts = torch.unbind(strided(), 0);
        Tensor mask = bias.to(packed.scalar_type());
        if (groups > 1) {
            mask = mask.unsqueeze(0)
                    .expand(shape[0] / groups, groups, heads, shape[1], shape[1])
                    .reshape(shape[0], heads, shape[1], shape[1]);
        }
        return torch.scaled_dot_product_attention(
                parts.get(0),
                parts.get(1),
                parts.get(2),
                new TensorOptional(mask),
                0,
                false,
                new DoubleOptional(),
                false);
    }
}
