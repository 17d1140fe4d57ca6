package org.earmark.core.flops;

import java.util.Arrays;
import java.util.Optional;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.RunningStatistics;
import org.earmark.spi.tensor.Tensor;
import org.earmark.spi.tensor.WindowGrid;

/** A tensor without values: knows its shape and counts the products made with it. */
final class ShapeTensor implements Tensor {
    private final OperationCount count;
    private final long[] shape;

    ShapeTensor(OperationCount count, long... shape) {
        this.count = count;
        this.shape = shape.clone();
    }

    private Tensor of(long... newShape) {
        return new ShapeTensor(count, newShape);
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    @Override
    public FloatArray toArray() {
        throw new UnsupportedOperationException("a dry run over shapes has no values");
    }

    @Override
    public Tensor add(Tensor other) {
        return of(Shapes.broadcast("add", shape, other.shape()));
    }

    @Override
    public Tensor subtract(Tensor other) {
        return of(Shapes.broadcast("subtract", shape, other.shape()));
    }

    @Override
    public Tensor multiply(Tensor other) {
        return of(Shapes.broadcast("multiply", shape, other.shape()));
    }

    @Override
    public Tensor divide(Tensor other) {
        return of(Shapes.broadcast("divide", shape, other.shape()));
    }

    @Override
    public Tensor add(double scalar) {
        return this;
    }

    @Override
    public Tensor multiply(double scalar) {
        return this;
    }

    @Override
    public Tensor exp() {
        return this;
    }

    @Override
    public Tensor log() {
        return this;
    }

    @Override
    public Tensor clamp(double minimum, double maximum) {
        return this;
    }

    @Override
    public Tensor power(double exponent) {
        return this;
    }

    @Override
    public Tensor relu() {
        return this;
    }

    @Override
    public Tensor sigmoid() {
        return this;
    }

    @Override
    public Tensor tanh() {
        return this;
    }

    @Override
    public Tensor gelu() {
        return this;
    }

    @Override
    public Tensor softmax(int axis) {
        Shapes.axis("softmax", axis, shape);
        return this;
    }

    @Override
    public Tensor logSoftmax(int axis) {
        Shapes.axis("logSoftmax", axis, shape);
        return this;
    }

    @Override
    public Tensor matmul(Tensor other) {
        long[] right = other.shape();
        Shapes.require(shape.length >= 2 && right.length >= 2, "matmul", shape, right);
        long inner = shape[shape.length - 1];
        Shapes.require(inner == right[right.length - 2], "matmul", shape, right);
        long[] leading = Shapes.broadcast(
                "matmul", Arrays.copyOf(shape, shape.length - 2), Arrays.copyOf(right, right.length - 2));
        long[] product = Arrays.copyOf(leading, leading.length + 2);
        product[leading.length] = shape[shape.length - 2];
        product[leading.length + 1] = right[right.length - 1];
        count.addMultiplyAdds(FloatArray.size(product) * inner);
        return of(product);
    }

    @Override
    public Tensor linear(Tensor weight, Optional<Tensor> bias) {
        long[] weights = weight.shape();
        int last = Shapes.axis("linear", -1, shape);
        Shapes.require(weights.length == 2 && shape[last] == weights[1], "linear", shape, weights);
        bias.ifPresent(values -> Shapes.require(
                Arrays.equals(values.shape(), new long[] {weights[0]}), "linear bias", weights, values.shape()));
        long[] result = Shapes.with(shape, last, weights[0]);
        count.addMultiplyAdds(FloatArray.size(result) * weights[1]);
        return of(result);
    }

    @Override
    public Tensor conv2d(Tensor weight, Optional<Tensor> bias, int[] stride, int[] padding) {
        long[] kernel = weight.shape();
        Shapes.require(shape.length == 4 && kernel.length == 4 && shape[1] == kernel[1], "conv2d", shape, kernel);
        bias.ifPresent(values -> Shapes.require(
                Arrays.equals(values.shape(), new long[] {kernel[0]}), "conv2d bias", kernel, values.shape()));
        long height = shape[2] + 2L * padding[0] - kernel[2];
        long width = shape[3] + 2L * padding[1] - kernel[3];
        Shapes.require(height >= 0 && width >= 0, "conv2d", shape, kernel);
        long[] result = {shape[0], kernel[0], height / stride[0] + 1, width / stride[1] + 1};
        count.addMultiplyAdds(FloatArray.size(result) * kernel[1] * kernel[2] * kernel[3]);
        return of(result);
    }

    @Override
    public Tensor averagePool2d(int height, int width) {
        long[] block = {height, width};
        Shapes.require(shape.length == 4 && shape[2] >= height && shape[3] >= width, "averagePool2d", shape, block);
        return of(shape[0], shape[1], shape[2] / height, shape[3] / width);
    }

    @Override
    public Tensor layerNorm(Tensor weight, Tensor bias, double epsilon) {
        long[] last = {shape[Shapes.axis("layerNorm", -1, shape)]};
        Shapes.require(Arrays.equals(last, weight.shape()), "layerNorm", shape, weight.shape());
        Shapes.require(Arrays.equals(last, bias.shape()), "layerNorm", shape, bias.shape());
        return this;
    }

    @Override
    public Tensor batchNorm(
            Tensor weight, Tensor bias, RunningStatistics running, double momentum, double epsilon, boolean training) {
        long[] channels = {shape[Shapes.axis("batchNorm", 1, shape)]};
        Shapes.require(Arrays.equals(channels, weight.shape()), "batchNorm", shape, weight.shape());
        Shapes.require(Arrays.equals(channels, bias.shape()), "batchNorm", shape, bias.shape());
        return this;
    }

    @Override
    public Tensor attention(int heads, Tensor bias) {
        long[] weights = attentionShape(heads, bias);
        long width = shape[2] / 3;
        // the queries with the keys, then the weights with the values
        count.addMultiplyAdds(2 * FloatArray.size(weights) * (width / heads));
        return of(shape[0], shape[1], width);
    }

    @Override
    public Tensor attentionWeights(int heads, Tensor bias) {
        long[] weights = attentionShape(heads, bias);
        count.addMultiplyAdds(FloatArray.size(weights) * (shape[2] / 3 / heads));
        return of(weights);
    }

    private long[] attentionShape(int heads, Tensor bias) {
        long[] biases = bias.shape();
        Shapes.require(shape.length == 3 && biases.length == 4, "attention", shape, biases);
        Shapes.require(shape[2] % (3L * heads) == 0 && biases[1] == heads, "attention", shape, biases);
        Shapes.require(shape[0] % biases[0] == 0, "attention", shape, biases);
        Shapes.require(biases[2] == shape[1] && biases[3] == shape[1], "attention", shape, biases);
        return new long[] {shape[0], heads, shape[1], shape[1]};
    }

    @Override
    public Tensor partitionWindows(WindowGrid grid) {
        long[] cells = {grid.height(), grid.width()};
        Shapes.require(
                shape.length == 3 && shape[1] == (long) grid.height() * grid.width(), "partitionWindows", shape, cells);
        return of(shape[0] * grid.windows(), grid.tokens(), shape[2]);
    }

    @Override
    public Tensor mergeWindows(WindowGrid grid) {
        long[] cells = {grid.windows(), grid.tokens()};
        Shapes.require(
                shape.length == 3 && shape[0] % grid.windows() == 0 && shape[1] == grid.tokens(),
                "mergeWindows",
                shape,
                cells);
        return of(shape[0] / grid.windows(), (long) grid.height() * grid.width(), shape[2]);
    }

    @Override
    public Tensor reshape(long... newShape) {
        return of(Shapes.reshape(shape, newShape));
    }

    @Override
    public Tensor permute(int... axes) {
        long[] order = Arrays.stream(axes).asLongStream().toArray();
        Shapes.require(axes.length == shape.length, "permute", shape, order);
        long[] permuted = new long[axes.length];
        boolean[] taken = new boolean[axes.length];
        for (int i = 0; i < axes.length; i++) {
            int place = Shapes.axis("permute", axes[i], shape);
            Shapes.require(!taken[place], "permute", shape, order);
            taken[place] = true;
            permuted[i] = shape[place];
        }
        return of(permuted);
    }

    @Override
    public Tensor slice(int axis, long start, long end) {
        int place = Shapes.axis("slice", axis, shape);
        Shapes.require(start >= 0 && start <= end && end <= shape[place], "slice", shape, new long[] {start, end});
        return of(Shapes.with(shape, place, end - start));
    }

    @Override
    public Tensor gather(int axis, int... positions) {
        int place = Shapes.axis("gather", axis, shape);
        for (int position : positions) {
            Shapes.require(position >= 0 && position < shape[place], "gather", shape, new long[] {position});
        }
        return of(Shapes.with(shape, place, positions.length));
    }

    @Override
    public Tensor roll(int axis, long shift) {
        Shapes.axis("roll", axis, shape);
        return this;
    }

    @Override
    public Tensor repeatInterleave(int axis, int times) {
        int place = Shapes.axis("repeatInterleave", axis, shape);
        return of(Shapes.with(shape, place, shape[place] * times));
    }

    @Override
    public Tensor sum(int... axes) {
        return of(Shapes.without("sum", shape, axes));
    }

    @Override
    public Tensor mean(int... axes) {
        return of(Shapes.without("mean", shape, axes));
    }

    @Override
    public Tensor max(int axis) {
        return of(Shapes.without("max", shape, axis));
    }

    @Override
    public Tensor binaryCrossEntropy(Tensor target) {
        Shapes.require(Arrays.equals(shape, target.shape()), "binaryCrossEntropy", shape, target.shape());
        return of();
    }

    @Override
    public Tensor crossEntropy(Tensor target) {
        Shapes.require(Arrays.equals(shape, target.shape()), "crossEntropy", shape, target.shape());
        return of();
    }

    @Override
    public Tensor detach() {
        return this;
    }
}
