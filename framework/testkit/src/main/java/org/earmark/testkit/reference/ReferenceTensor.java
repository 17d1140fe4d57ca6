package org.earmark.testkit.reference;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.RunningStatistics;
import org.earmark.spi.tensor.Tensor;
import org.earmark.spi.tensor.WindowGrid;

/**
 * A tensor in plain Java and double precision that remembers how it was made: what every engine is compared with, and
 * what a loss or a network can be tested on without an engine. Slow, and simple enough to be read as a definition.
 *
 * <p>{@link #backward()} on a scalar gives every {@link #leaf} it depends on its {@link #gradient()}.
 */
public final class ReferenceTensor implements Tensor {
    final long[] shape;
    final double[] values;
    final Origin origin;

    ReferenceTensor(long[] shape, double[] values, Origin origin) {
        Shapes.check(Shapes.size(shape) == values.length, "tensor", values.length + " values do not fill", shape);
        this.shape = shape;
        this.values = values;
        this.origin = origin;
    }

    /** A fixed tensor. */
    public static ReferenceTensor of(FloatArray array) {
        return of(toDoubles(array), array.shape());
    }

    /** A fixed tensor. */
    public static ReferenceTensor of(double[] values, long... shape) {
        return new ReferenceTensor(shape.clone(), values.clone(), Origin.fixed(Map.of()));
    }

    /** A tensor that gets a gradient. */
    public static ReferenceTensor leaf(FloatArray array) {
        return leaf(toDoubles(array), array.shape());
    }

    /** A tensor that gets a gradient. */
    public static ReferenceTensor leaf(double[] values, long... shape) {
        return new ReferenceTensor(shape.clone(), values.clone(), Origin.leaf(Map.of()));
    }

    /**
     * Adds the derivative of this scalar by every leaf to that leaf's gradient.
     *
     * @throws IllegalStateException when this is no scalar
     */
    public void backward() {
        if (values.length != 1) {
            throw new IllegalStateException("only a scalar has a gradient, not " + Arrays.toString(shape));
        }
        Origin.backward(this);
    }

    /** The derivative by this tensor, row-major; empty as long as no {@link #backward()} reached it. */
    public Optional<double[]> gradient() {
        return origin.gradient();
    }

    /** A copy of the elements, row-major. */
    public double[] values() {
        return values.clone();
    }

    /** The only element. */
    public double scalar() {
        Shapes.check(values.length == 1, "scalar", "more than one element in", shape);
        return values[0];
    }

    static ReferenceTensor cast(Tensor tensor) {
        return (ReferenceTensor) tensor;
    }

    static double[] toDoubles(FloatArray array) {
        double[] values = new double[array.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.values()[i];
        }
        return values;
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    @Override
    public FloatArray toArray() {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return new FloatArray(floats, shape());
    }

    @Override
    public ReferenceTensor add(Tensor other) {
        return Elementwise.zip("add", this, cast(other), Double::sum, (a, b) -> 1, (a, b) -> 1);
    }

    @Override
    public ReferenceTensor subtract(Tensor other) {
        return Elementwise.zip("subtract", this, cast(other), (a, b) -> a - b, (a, b) -> 1, (a, b) -> -1);
    }

    @Override
    public ReferenceTensor multiply(Tensor other) {
        return Elementwise.zip("multiply", this, cast(other), (a, b) -> a * b, (a, b) -> b, (a, b) -> a);
    }

    @Override
    public ReferenceTensor divide(Tensor other) {
        return Elementwise.zip("divide", this, cast(other), (a, b) -> a / b, (a, b) -> 1 / b, (a, b) -> -a / (b * b));
    }

    @Override
    public ReferenceTensor add(double scalar) {
        return Elementwise.map(this, x -> x + scalar, x -> 1);
    }

    @Override
    public ReferenceTensor multiply(double scalar) {
        return Elementwise.map(this, x -> x * scalar, x -> scalar);
    }

    @Override
    public ReferenceTensor exp() {
        return Elementwise.map(this, Math::exp, Math::exp);
    }

    @Override
    public ReferenceTensor log() {
        return Elementwise.map(this, Math::log, x -> 1 / x);
    }

    @Override
    public ReferenceTensor clamp(double minimum, double maximum) {
        return Elementwise.map(
                this, x -> Math.min(Math.max(x, minimum), maximum), x -> x >= minimum && x <= maximum ? 1 : 0);
    }

    @Override
    public ReferenceTensor power(double exponent) {
        return Elementwise.map(this, x -> Math.pow(x, exponent), x -> exponent * Math.pow(x, exponent - 1));
    }

    @Override
    public ReferenceTensor relu() {
        return Elementwise.map(this, x -> Math.max(x, 0), x -> x > 0 ? 1 : 0);
    }

    @Override
    public ReferenceTensor sigmoid() {
        return Elementwise.map(this, Elementwise::sigmoid, x -> Elementwise.sigmoid(x) * Elementwise.sigmoid(-x));
    }

    @Override
    public ReferenceTensor tanh() {
        return Elementwise.map(this, Math::tanh, x -> 1 - Math.tanh(x) * Math.tanh(x));
    }

    @Override
    public ReferenceTensor gelu() {
        return Elementwise.map(
                this,
                x -> x * SpecialFunctions.normalDistribution(x),
                x -> SpecialFunctions.normalDistribution(x) + x * SpecialFunctions.normalDensity(x));
    }

    @Override
    public ReferenceTensor softmax(int axis) {
        return logSoftmax(axis).exp();
    }

    @Override
    public ReferenceTensor logSoftmax(int axis) {
        return Normalisations.logSoftmax(this, axis);
    }

    @Override
    public ReferenceTensor matmul(Tensor other) {
        return Products.matmul(this, cast(other));
    }

    @Override
    public ReferenceTensor linear(Tensor weight, Optional<Tensor> bias) {
        return Products.linear(this, cast(weight), bias.map(ReferenceTensor::cast));
    }

    @Override
    public ReferenceTensor conv2d(Tensor weight, Optional<Tensor> bias, int[] stride, int[] padding) {
        return Convolution.apply(this, cast(weight), bias.map(ReferenceTensor::cast), stride, padding);
    }

    @Override
    public ReferenceTensor averagePool2d(int height, int width) {
        return Products.averagePool2d(this, height, width);
    }

    @Override
    public ReferenceTensor layerNorm(Tensor weight, Tensor bias, double epsilon) {
        return Normalisations.layerNorm(this, cast(weight), cast(bias), epsilon);
    }

    @Override
    public ReferenceTensor batchNorm(
            Tensor weight, Tensor bias, RunningStatistics running, double momentum, double epsilon, boolean training) {
        ReferenceTensor normalised = training
                ? Normalisations.batchStatistics(this, running, momentum, epsilon)
                : Normalisations.runningStatistics(this, running, epsilon);
        return Normalisations.perChannel(normalised, cast(weight), cast(bias));
    }

    @Override
    public ReferenceTensor attention(int heads, Tensor bias) {
        return Products.attention(this, heads, cast(bias));
    }

    @Override
    public ReferenceTensor attentionWeights(int heads, Tensor bias) {
        return Products.attentionWeights(this, heads, cast(bias));
    }

    @Override
    public ReferenceTensor partitionWindows(WindowGrid grid) {
        Shapes.check(
                rank() == 3 && size(1) == (long) grid.height() * grid.width(), "partitionWindows", grid + " on", shape);
        return gather(1, grid.sources()).reshape(-1, grid.tokens(), size(2));
    }

    @Override
    public ReferenceTensor mergeWindows(WindowGrid grid) {
        Shapes.check(rank() == 3 && size(1) == grid.tokens(), "mergeWindows", grid + " on", shape);
        int[] sources = grid.sources();
        int[] inverse = new int[sources.length];
        for (int place = 0; place < sources.length; place++) {
            inverse[sources[place]] = place;
        }
        return reshape(-1, sources.length, size(2)).gather(1, inverse);
    }

    @Override
    public ReferenceTensor reshape(long... target) {
        return Axes.reshape(this, target);
    }

    @Override
    public ReferenceTensor permute(int... axes) {
        return Axes.permute(this, axes);
    }

    @Override
    public ReferenceTensor slice(int axis, long start, long end) {
        Shapes.check(0 <= start && start <= end && end <= size(axis), "slice", start + " to " + end + " of", shape);
        return Axes.along("slice", this, axis, (int) (end - start), i -> (int) start + i);
    }

    @Override
    public ReferenceTensor gather(int axis, int... positions) {
        return Axes.along("gather", this, axis, positions.length, i -> positions[i]);
    }

    @Override
    public ReferenceTensor roll(int axis, long shift) {
        int size = (int) size(axis);
        return Axes.along("roll", this, axis, size, i -> (int) Math.floorMod(i - shift, (long) size));
    }

    @Override
    public ReferenceTensor repeatInterleave(int axis, int times) {
        return Axes.along("repeatInterleave", this, axis, (int) size(axis) * times, i -> i / times);
    }

    @Override
    public ReferenceTensor sum(int... axes) {
        return Axes.sum(this, axes);
    }

    @Override
    public ReferenceTensor mean(int... axes) {
        ReferenceTensor sum = sum(axes);
        return sum.multiply((double) sum.values.length / values.length);
    }

    @Override
    public ReferenceTensor max(int axis) {
        return Axes.max(this, axis);
    }

    @Override
    public ReferenceTensor binaryCrossEntropy(Tensor target) {
        return Elementwise.binaryCrossEntropy(this, cast(target));
    }

    @Override
    public ReferenceTensor crossEntropy(Tensor target) {
        Shapes.check(
                rank() == 2 && Arrays.equals(shape, target.shape()), "crossEntropy", "shapes", shape, target.shape());
        return logSoftmax(1).multiply(target.detach()).sum().multiply(-1.0 / size(0));
    }

    @Override
    public ReferenceTensor detach() {
        return new ReferenceTensor(shape, values, Origin.fixed(origin.buffers()));
    }
}
