package org.earmark.plugins.engines.torch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Layers that libtorch knows, with the checks that it leaves out because it would broadcast instead. */
final class Layers {
    private Layers() {}

    static Tensor linear(Tensor x, Tensor weight, TensorOptional bias) {
        requireBias(weight, bias);
        return torch.linear(x, weight, bias);
    }

    static Tensor conv2d(Tensor x, Tensor weight, TensorOptional bias, int[] stride, int[] padding) {
        if (x.dim() != 4) {
            throw new IllegalArgumentException("the input needs the shape (B, channels, height, width)");
        }
        requireBias(weight, bias);
        return torch.conv2d(
                x,
                weight,
                bias,
                new long[] {stride[0], stride[1]},
                new long[] {padding[0], padding[1]},
                new long[] {1, 1},
                1);
    }

    static Tensor layerNorm(Tensor x, Tensor weight, Tensor bias, double epsilon) {
        long[] axis = {x.size(-1)};
        return torch.layer_norm(x, axis, new TensorOptional(weight), new TensorOptional(bias), epsilon, false);
    }

    private static void requireBias(Tensor weight, TensorOptional bias) {
        if (bias.has_value() && (bias.get().dim() != 1 || bias.get().size(0) != weight.size(0))) {
            throw new IllegalArgumentException("the bias needs one value for each of " + weight.size(0) + " outputs");
        }
    }
}
