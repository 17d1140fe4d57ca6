package org.earmark.plugins.engines.torch;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.RunningStatistics;
import org.earmark.spi.tensor.Tensor;
import org.earmark.spi.tensor.WindowGrid;

/**
 * A libtorch tensor, recorded for automatic differentiation where it depends on parameters. Its native memory belongs
 * to the pointer scope of the pass.
 */
@SuppressWarnings("try") // scopes and guards act by being open
final class TorchTensor implements Tensor {
    private final org.bytedeco.pytorch.Tensor value;
    private final TorchPass pass;

    TorchTensor(org.bytedeco.pytorch.Tensor value, TorchPass pass) {
        this.value = value;
        this.pass = pass;
    }

    org.bytedeco.pytorch.Tensor value() {
        return value;
    }

    static org.bytedeco.pytorch.Tensor value(Tensor tensor) {
        if (tensor instanceof TorchTensor ours) {
            return ours.value;
        }
        throw new IllegalArgumentException("a tensor of another engine, "
                + tensor.getClass().getName() + ", cannot take part in a pass of the torch engine");
    }

    /** Runs an operation; of all native objects it makes only the result survives. */
    private Tensor run(String operation, Supplier<org.bytedeco.pytorch.Tensor> body, Tensor... operands) {
        PointerScope outer = PointerScope.getInnerScope();
        try (PointerScope scope = new PointerScope()) {
            org.bytedeco.pytorch.Tensor result = body.get();
            outer.attach(result);
            return pass.wrap(result);
        } catch (RuntimeException failure) {
            long[][] shapes = Stream.concat(Stream.of(this), Arrays.stream(operands))
                    .map(Tensor::shape)
                    .toArray(long[][]::new);
            throw NativeFailure.of(operation, failure, shapes);
        }
    }

    @Override
    public long[] shape() {
        return value.shape();
    }

    @Override
    public FloatArray toArray() {
        try (PointerScope scope = new PointerScope()) {
            return Native.toArray(value);
        }
    }

    @Override
    public Tensor add(Tensor other) {
        return run("add", () -> Formats.alike(value, value(other), org.bytedeco.pytorch.Tensor::add), other);
    }

    @Override
    public Tensor subtract(Tensor other) {
        return run("subtract", () -> Formats.alike(value, value(other), org.bytedeco.pytorch.Tensor::sub), other);
    }

    @Override
    public Tensor multiply(Tensor other) {
        return run("multiply", () -> Formats.alike(value, value(other), org.bytedeco.pytorch.Tensor::mul), other);
    }

    @Override
    public Tensor divide(Tensor other) {
        return run("divide", () -> Formats.alike(value, value(other), org.bytedeco.pytorch.Tensor::div), other);
    }

    @Override
    public Tensor add(double scalar) {
        return run("add", () -> value.add(new Scalar(scalar)));
    }

    @Override
    public Tensor multiply(double scalar) {
        return run("multiply", () -> value.mul(new Scalar(scalar)));
    }

    @Override
    public Tensor exp() {
        return run("exp", value::exp);
    }

    @Override
    public Tensor log() {
        return run("log", value::log);
    }

    @Override
    public Tensor clamp(double minimum, double maximum) {
        return run(
                "clamp",
                () -> value.clamp(new ScalarOptional(new Scalar(minimum)), new ScalarOptional(new Scalar(maximum))));
    }

    @Override
    public Tensor power(double exponent) {
        return run("power", () -> value.pow(new Scalar(exponent)));
    }

    @Override
    public Tensor relu() {
        return run("relu", value::relu);
    }

    @Override
    public Tensor sigmoid() {
        return run("sigmoid", value::sigmoid);
    }

    @Override
    public Tensor tanh() {
        return run("tanh", value::tanh);
    }

    @Override
    public Tensor gelu() {
        return run("gelu", () -> torch.gelu(value));
    }

    @Override
    public Tensor softmax(int axis) {
        return run("softmax", () -> torch.softmax(value, axis));
    }

    @Override
    public Tensor logSoftmax(int axis) {
        return run("logSoftmax", () -> torch.log_softmax(value, axis));
    }

    @Override
    public Tensor matmul(Tensor other) {
        return run("matmul", () -> torch.matmul(value, value(other)), other);
    }

    @Override
    public Tensor linear(Tensor weight, Optional<Tensor> bias) {
        return run("linear", () -> Layers.linear(value, value(weight), optional(bias)), weight);
    }

    @Override
    public Tensor conv2d(Tensor weight, Optional<Tensor> bias, int[] stride, int[] padding) {
        return run("conv2d", () -> Layers.conv2d(value, value(weight), optional(bias), stride, padding), weight);
    }

    private static TensorOptional optional(Optional<Tensor> tensor) {
        return tensor.map(given -> new TensorOptional(value(given))).orElseGet(TensorOptional::new);
    }

    @Override
    public Tensor averagePool2d(int height, int width) {
        return run("averagePool2d", () -> torch.avg_pool2d(value, height, width));
    }

    @Override
    public Tensor layerNorm(Tensor weight, Tensor bias, double epsilon) {
        return run("layerNorm", () -> Layers.layerNorm(value, value(weight), value(bias), epsilon), weight, bias);
    }

    @Override
    public Tensor batchNorm(
            Tensor weight, Tensor bias, RunningStatistics running, double momentum, double epsilon, boolean training) {
        return run(
                "batchNorm",
                () -> pass.statistics()
                        .statistics(value, running, momentum, training)
                        .normalise(value, value(weight), value(bias), epsilon),
                weight,
                bias);
    }

    @Override
    public Tensor attention(int heads, Tensor bias) {
        return run("attention", () -> new Attention(value, heads, value(bias)).apply(), bias);
    }

    @Override
    public Tensor attentionWeights(int heads, Tensor bias) {
        return run("attentionWeights", () -> new Attention(value, heads, value(bias)).weights(), bias);
    }

    @Override
    public Tensor partitionWindows(WindowGrid grid) {
        return run("partitionWindows", () -> Windows.partition(value, grid));
    }

    @Override
    public Tensor mergeWindows(WindowGrid grid) {
        return run("mergeWindows", () -> Windows.merge(value, grid));
    }

    @Override
    public Tensor reshape(long... shape) {
        return run("reshape to " + Arrays.toString(shape), () -> value.reshape(shape));
    }

    @Override
    public Tensor permute(int... axes) {
        return run("permute to " + Arrays.toString(axes), () -> value.permute(longs(axes)));
    }

    @Override
    public Tensor slice(int axis, long start, long end) {
        return run(
                "slice of axis " + axis + " from " + start + " to " + end,
                () -> value.narrow(axis, start, end - start));
    }

    @Override
    public Tensor gather(int axis, int... positions) {
        return run("gather along axis " + axis, () -> {
            requireWithin(value.size(axis), positions);
            return value.index_select(axis, pass.positions(positions));
        });
    }

    /** On a GPU a place outside would be an assertion of the device, after which nothing more can be computed. */
    private static void requireWithin(long length, int... positions) {
        for (int position : positions) {
            if (position < 0 || position >= length) {
                throw new IllegalArgumentException(
                        "there is no place " + position + " among " + length + ", which are counted from 0");
            }
        }
    }

    @Override
    public Tensor roll(int axis, long shift) {
        return run("roll along axis " + axis, () -> torch.roll(value, new long[] {shift}, axis));
    }

    @Override
    public Tensor repeatInterleave(int axis, int times) {
        return run(
                "repeatInterleave along axis " + axis,
                () -> torch.repeat_interleave(value, times, new LongOptional(axis), new LongOptional()));
    }

    @Override
    public Tensor sum(int... axes) {
        return run("sum", () -> axes.length == 0 ? value.sum() : value.sum(longs(axes)));
    }

    @Override
    public Tensor mean(int... axes) {
        return run("mean", () -> axes.length == 0 ? value.mean() : value.mean(longs(axes)));
    }

    @Override
    public Tensor max(int axis) {
        // The tensor inside the pair dies with the pair; the copy shares its memory.
        return run(
                "max",
                () -> new org.bytedeco.pytorch.Tensor(torch.max(value, axis).get0()));
    }

    @Override
    public Tensor binaryCrossEntropy(Tensor target) {
        return run("binaryCrossEntropy", () -> Losses.binaryCrossEntropy(value, value(target)), target);
    }

    @Override
    public Tensor crossEntropy(Tensor target) {
        return run("crossEntropy", () -> Losses.crossEntropy(value, value(target)), target);
    }

    @Override
    public Tensor detach() {
        return run("detach", value::detach);
    }

    private static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }
}
