package org.earmark.plugins.engines.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Self-attention over packed queries, keys and values as two batched products. libtorch's own fused kernel is slower
 * here: windows are small (64 tokens) and the bias is dense.
 */
final class Attention {
    private final Tensor query;
    private final Tensor key;
    private final Tensor value;
    private final long[] packed;
    private final long groups;
    private final int heads;

    /**
     * @param packed (B, N, 3·C)
     * @param bias (G, heads, N, N)
     */
    Attention(Tensor packed, int heads, Tensor bias) {
        this.packed = packed.shape();
        this.heads = heads;
        long[] biasShape = bias.shape();
        require(this.packed, heads, biasShape);
        this.groups = biasShape[0];
        long sequences = this.packed[0];
        long tokens = this.packed[1];
        long width = this.packed[2] / 3 / heads;
        // One contiguous copy and an unbind: its gradient is one stack, where three slices would each fill with zeros.
        Tensor split = packed.reshape(sequences, tokens, 3, heads, width)
                .permute(2, 0, 3, 1, 4)
                .contiguous()
                .view(3, sequences / groups, groups * heads, tokens, width);
        TensorVector parts = torch.unbind(split, 0);
        this.query = parts.get(0);
        this.key = parts.get(1);
        this.value = parts.get(2);
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

    /** (B/G, G·heads, N, N). */
    private Tensor probabilities(Tensor bias) {
        double scale = 1 / Math.sqrt((double) query.size(3));
        Tensor scores = torch.matmul(query.mul(new Scalar(scale)), key.transpose(2, 3));
        Tensor additive = bias.reshape(1, groups * heads, packed[1], packed[1]).to(scores.scalar_type());
        return torch.softmax(scores.add_(additive), 3);
    }

    /** (B, heads, N, N). */
    Tensor weights(Tensor bias) {
        return probabilities(bias).view(packed[0], heads, packed[1], packed[1]);
    }

    /** (B, N, C). */
    Tensor apply(Tensor bias) {
        return torch.matmul(probabilities(bias), value)
                .view(packed[0], heads, packed[1], packed[2] / 3 / heads)
                .transpose(1, 2)
                .reshape(packed[0], packed[1], packed[2] / 3);
    }
}
