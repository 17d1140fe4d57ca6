package org.earmark.spi.tensor;

import java.util.Optional;

/**
 * An opaque handle on an engine's float array, differentiable where it depends on parameters. Models and losses are
 * written against this interface alone and therefore run on every engine.
 *
 * <p>Tensors are immutable, belong to the pass that made them and must not outlive it. Axes may be given from the end
 * (−1 is the last). Shapes broadcast as in NumPy where an operation says so. An operation on misfitting shapes throws
 * {@link IllegalArgumentException} naming the operation and both shapes. Not thread-safe.
 */
public interface Tensor {
    /** The size of each axis; empty for a scalar. */
    long[] shape();

    default int rank() {
        return shape().length;
    }

    /** The size of one axis. */
    default long size(int axis) {
        long[] shape = shape();
        return shape[axis < 0 ? shape.length + axis : axis];
    }

    /** Copies the elements to the JVM in row-major order. */
    FloatArray toArray();

    /** Element-wise sum, broadcasting. */
    Tensor add(Tensor other);

    /** Element-wise difference, broadcasting. */
    Tensor subtract(Tensor other);

    /** Element-wise product, broadcasting. */
    Tensor multiply(Tensor other);

    /** Element-wise quotient, broadcasting. */
    Tensor divide(Tensor other);

    Tensor add(double scalar);

    Tensor multiply(double scalar);

    /** Natural exponential. */
    Tensor exp();

    /** Natural logarithm. */
    Tensor log();

    /** Values limited to [minimum, maximum]; the gradient is 0 outside. */
    Tensor clamp(double minimum, double maximum);

    /** Element-wise power with a constant exponent. */
    Tensor power(double exponent);

    Tensor relu();

    Tensor sigmoid();

    Tensor tanh();

    /** The exact Gaussian error linear unit, x·Φ(x) (Hendrycks and Gimpel 2016), not its tanh approximation. */
    Tensor gelu();

    Tensor softmax(int axis);

    Tensor logSoftmax(int axis);

    /**
     * Matrix product over the last two axes: (…, n, k) × (…, k, m) → (…, n, m). Leading axes broadcast; a factor of
     * rank 2 is used for every leading index.
     */
    Tensor matmul(Tensor other);

    /**
     * x·Wᵀ + b over the last axis: (…, in) → (…, out).
     *
     * @param weight (out, in)
     * @param bias (out)
     */
    Tensor linear(Tensor weight, Optional<Tensor> bias);

    /**
     * Cross-correlation: (B, in, H, W) → (B, out, H', W') with H' = ⌊(H + 2·padding − kernel) / stride⌋ + 1.
     *
     * @param weight (out, in, kernelHeight, kernelWidth)
     * @param bias (out)
     * @param stride {vertical, horizontal}
     * @param padding {vertical, horizontal}, zeros on both sides
     */
    Tensor conv2d(Tensor weight, Optional<Tensor> bias, int[] stride, int[] padding);

    /** Mean over non-overlapping blocks: (B, C, H, W) → (B, C, ⌊H/height⌋, ⌊W/width⌋). */
    Tensor averagePool2d(int height, int width);

    /**
     * Layer normalisation over the last axis with the biased variance (Ba, Kiros, Hinton 2016).
     *
     * @param weight (last axis)
     * @param bias (last axis)
     */
    Tensor layerNorm(Tensor weight, Tensor bias, double epsilon);

    /**
     * Batch normalisation over axis 1 of (B, C, …). In training it normalises by the biased statistics of the whole
     * global batch, over all replicas and ranks, and moves the running statistics towards them (with the unbiased
     * variance); otherwise it uses the running statistics.
     *
     * @param weight (C)
     * @param bias (C)
     * @param running the buffers holding running mean and variance, (C) each
     * @param momentum share of the new statistics in the running ones
     */
    Tensor batchNorm(
            Tensor weight, Tensor bias, RunningStatistics running, double momentum, double epsilon, boolean training);

    /**
     * Multi-head scaled dot-product self-attention (Vaswani et al. 2017) over packed queries, keys and values with an
     * additive bias: softmax(q·kᵀ/√d + bias)·v.
     *
     * <p>Shape of this tensor: (B, N, 3·C), the last axis ordered (q, k, v) × heads × d with C = heads · d. Result:
     * (B, N, C).
     *
     * @param bias (G, heads, N, N) where G divides B; sequence b uses bias b mod G
     */
    Tensor attention(int heads, Tensor bias);

    /** The attention weights of {@link #attention}: (B, heads, N, N), each row summing to 1. */
    Tensor attentionWeights(int heads, Tensor bias);

    /** Rolls and cuts a token grid into windows: (B, height·width, C) → (B·windows, window², C). */
    Tensor partitionWindows(WindowGrid grid);

    /** The inverse of {@link #partitionWindows}: (B·windows, window², C) → (B, height·width, C). */
    Tensor mergeWindows(WindowGrid grid);

    /** The same elements in another shape; one size may be −1. */
    Tensor reshape(long... shape);

    /** Axes in another order. */
    Tensor permute(int... axes);

    /** The elements from {@code start} (inclusive) to {@code end} (exclusive) of one axis. */
    Tensor slice(int axis, long start, long end);

    /** The given positions of one axis, in that order; positions may repeat. */
    Tensor gather(int axis, int... positions);

    /** Cyclic shift towards higher indices along one axis. */
    Tensor roll(int axis, long shift);

    /** Every position of one axis repeated {@code times} in a row: (a, b) → (a, a, b, b). */
    Tensor repeatInterleave(int axis, int times);

    /** Sum over the given axes, which disappear; over all elements when none is given. */
    Tensor sum(int... axes);

    /** Mean over the given axes, which disappear; over all elements when none is given. */
    Tensor mean(int... axes);

    /** Maximum over one axis, which disappears; the gradient goes to the first maximum. */
    Tensor max(int axis);

    /**
     * Mean over all elements of −(t·log p + (1 − t)·log(1 − p)), where this tensor holds probabilities p. As in
     * PyTorch, logarithms are limited to ≥ −100 and the gradient's denominator p·(1 − p) to ≥ 1e−12.
     *
     * @param target t in [0, 1], same shape, not differentiated
     */
    Tensor binaryCrossEntropy(Tensor target);

    /**
     * Mean over rows of −Σ t·logSoftmax(x), where this tensor holds logits (B, classes).
     *
     * @param target (B, classes), each row a distribution; one-hot for plain classification; not differentiated
     */
    Tensor crossEntropy(Tensor target);

    /** The same values, cut off from differentiation. */
    Tensor detach();
}
