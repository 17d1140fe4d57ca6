package org.earmark.plugins.engines.nd4j;

import java.util.Optional;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.RunningStatistics;
import org.earmark.spi.tensor.Tensor;
import org.earmark.spi.tensor.WindowGrid;

/** A tensor in ND4J memory: a value and how it is read. Always row-major, so another shape costs nothing. */
final class Nd4jTensor implements Tensor {
    private final Graph graph;
    private final Value value;
    private final long[] shape;

    Nd4jTensor(Graph graph, Value value, long[] shape) {
        this.graph = graph;
        this.value = value;
        this.shape = shape;
    }

    Graph graph() {
        return graph;
    }

    Value value() {
        return value;
    }

    Block data() {
        return value.data();
    }

    long length() {
        return value.length();
    }

    /** The shape itself, for reading. */
    long[] sizes() {
        return shape;
    }

    static Nd4jTensor of(Tensor tensor) {
        if (tensor instanceof Nd4jTensor ours) {
            return ours;
        }
        throw new IllegalArgumentException("a tensor of another engine, "
                + tensor.getClass().getName() + ", cannot take part in a pass of the nd4j engine");
    }

    Nd4jTensor withShape(long... other) {
        return new Nd4jTensor(graph, value, other);
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    @Override
    public FloatArray toArray() {
        float[] values = new float[Math.toIntExact(value.length())];
        graph.kernels().read(value.data(), values);
        return new FloatArray(values, shape.clone());
    }

    @Override
    public Tensor add(Tensor other) {
        return Arithmetic.add(this, of(other));
    }

    @Override
    public Tensor subtract(Tensor other) {
        return Arithmetic.subtract(this, of(other));
    }

    @Override
    public Tensor multiply(Tensor other) {
        return Arithmetic.multiply(this, of(other));
    }

    @Override
    public Tensor divide(Tensor other) {
        return Arithmetic.divide(this, of(other));
    }

    @Override
    public Tensor add(double scalar) {
        return Arithmetic.affine(this, 1, scalar);
    }

    @Override
    public Tensor multiply(double scalar) {
        return Arithmetic.affine(this, scalar, 0);
    }

    @Override
    public Tensor exp() {
        return Arithmetic.function(this, Function.of(Function.Kind.EXP));
    }

    @Override
    public Tensor log() {
        return Arithmetic.function(this, Function.of(Function.Kind.LOG));
    }

    @Override
    public Tensor clamp(double minimum, double maximum) {
        return Arithmetic.function(this, new Function(Function.Kind.CLAMP, minimum, maximum));
    }

    @Override
    public Tensor power(double exponent) {
        return Arithmetic.function(this, new Function(Function.Kind.POWER, exponent, 0));
    }

    @Override
    public Tensor relu() {
        return Arithmetic.function(this, Function.of(Function.Kind.RELU));
    }

    @Override
    public Tensor sigmoid() {
        return Arithmetic.function(this, Function.of(Function.Kind.SIGMOID));
    }

    @Override
    public Tensor tanh() {
        return Arithmetic.function(this, Function.of(Function.Kind.TANH));
    }

    @Override
    public Tensor gelu() {
        return Arithmetic.function(this, Function.of(Function.Kind.GELU));
    }

    @Override
    public Tensor softmax(int axis) {
        return Normalisations.softmax(this, axis);
    }

    @Override
    public Tensor logSoftmax(int axis) {
        return Normalisations.logSoftmax(this, axis);
    }

    @Override
    public Tensor matmul(Tensor other) {
        return Products.matmul(this, of(other));
    }

    @Override
    public Tensor linear(Tensor weight, Optional<Tensor> bias) {
        return Products.linear(this, of(weight), bias.map(Nd4jTensor::of));
    }

    @Override
    public Tensor conv2d(Tensor weight, Optional<Tensor> bias, int[] stride, int[] padding) {
        return Convolutions.conv2d(this, of(weight), bias.map(Nd4jTensor::of), stride, padding);
    }

    @Override
    public Tensor averagePool2d(int height, int width) {
        return Convolutions.averagePool2d(this, height, width);
    }

    @Override
    public Tensor layerNorm(Tensor weight, Tensor bias, double epsilon) {
        return Normalisations.layerNorm(this, of(weight), of(bias), epsilon);
    }

    @Override
    public Tensor batchNorm(
            Tensor weight, Tensor bias, RunningStatistics running, double momentum, double epsilon, boolean training) {
        ChannelStatistics statistics = graph.statistics().statistics(this, running, momentum, training);
        return Normalisations.batchNorm(this, of(weight), of(bias), statistics, epsilon);
    }

    @Override
    public Tensor attention(int heads, Tensor bias) {
        return new Attention(this, heads, of(bias)).apply();
    }

    @Override
    public Tensor attentionWeights(int heads, Tensor bias) {
        return new Attention(this, heads, of(bias)).weights();
    }

    @Override
    public Tensor partitionWindows(WindowGrid grid) {
        return Windows.partition(this, grid);
    }

    @Override
    public Tensor mergeWindows(WindowGrid grid) {
        return Windows.merge(this, grid);
    }

    @Override
    public Tensor reshape(long... to) {
        return Rearrangements.reshape(this, to);
    }

    @Override
    public Tensor permute(int... axes) {
        return Rearrangements.permute(this, axes);
    }

    @Override
    public Tensor slice(int axis, long start, long end) {
        return Rearrangements.slice(this, axis, start, end);
    }

    @Override
    public Tensor gather(int axis, int... positions) {
        return Rearrangements.gather("gather", this, axis, positions);
    }

    @Override
    public Tensor roll(int axis, long shift) {
        return Rearrangements.roll(this, axis, shift);
    }

    @Override
    public Tensor repeatInterleave(int axis, int times) {
        return Rearrangements.repeatInterleave(this, axis, times);
    }

    @Override
    public Tensor sum(int... axes) {
        return Reductions.sum("sum", this, axes);
    }

    @Override
    public Tensor mean(int... axes) {
        return Reductions.mean(this, axes);
    }

    @Override
    public Tensor max(int axis) {
        return Reductions.max(this, axis);
    }

    @Override
    public Tensor binaryCrossEntropy(Tensor target) {
        return Losses.binaryCrossEntropy(this, of(target));
    }

    @Override
    public Tensor crossEntropy(Tensor target) {
        return Losses.crossEntropy(this, of(target));
    }

    @Override
    public Tensor detach() {
        return new Nd4jTensor(graph, Value.of(value.data(), value.length(), false), shape);
    }
}
