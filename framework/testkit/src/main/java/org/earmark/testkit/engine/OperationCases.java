package org.earmark.testkit.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;
import org.earmark.spi.tensor.WindowGrid;

/** Every operation of {@link Tensor} and {@link org.earmark.spi.tensor.Tensors}, on odd shapes and batches of one. */
final class OperationCases {
    private final List<OperationCase> cases = new ArrayList<>();
    private int drawn;

    private OperationCases() {}

    static List<OperationCase> all() {
        OperationCases all = new OperationCases();
        all.arithmetic();
        all.functions();
        all.softmaxes();
        all.products();
        all.convolutions();
        all.normalisations();
        all.attention();
        all.windows();
        all.rearrangements();
        all.reductions();
        all.losses();
        return List.copyOf(all.cases);
    }

    private void arithmetic() {
        long[][][] pairs = {{{3, 5}, {3, 5}}, {{2, 3, 5}, {5}}, {{1}, {3, 2}}, {{3, 1, 2}, {4, 1}}, {{}, {3}}};
        for (long[][] pair : pairs) {
            add("add", inputs(pair), in -> in.get(0).add(in.get(1)));
            add("subtract", inputs(pair), in -> in.get(0).subtract(in.get(1)));
            add("multiply", inputs(pair), in -> in.get(0).multiply(in.get(1)));
            add("divide", List.of(uniform(-2, 2, pair[0]), uniform(0.5, 2, pair[1])), in -> in.get(0)
                    .divide(in.get(1)));
        }
        add("add scalar", inputs(new long[] {7}), in -> in.get(0).add(-1.25));
        add("multiply by scalar", inputs(new long[] {1, 3}), in -> in.get(0).multiply(0.3));
        add("the same tensor twice", inputs(new long[] {5}), in -> in.get(0)
                .multiply(in.get(0))
                .add(in.get(0)));
    }

    private void functions() {
        List<FloatArray> signed = List.of(uniform(-4, 4, 3, 7, 5));
        List<FloatArray> positive = List.of(uniform(0.1, 3, 11));
        add("exp", signed, in -> in.get(0).exp());
        add("log", positive, in -> in.get(0).log());
        add("clamp", signed, in -> in.get(0).clamp(-1, 2.5));
        add("power 2", signed, in -> in.get(0).power(2));
        add("power 0.5", positive, in -> in.get(0).power(0.5));
        add("power -1.5", positive, in -> in.get(0).power(-1.5));
        add("relu", signed, in -> in.get(0).relu());
        add("sigmoid", signed, in -> in.get(0).sigmoid());
        add("sigmoid of large values", List.of(uniform(-80, 80, 9)), in -> in.get(0)
                .sigmoid());
        add("tanh", signed, in -> in.get(0).tanh());
        add("gelu", signed, in -> in.get(0).gelu());
    }

    private void softmaxes() {
        for (int axis : new int[] {0, 1, 2, -1, -2}) {
            add("softmax axis " + axis, List.of(uniform(-3, 3, 2, 5, 3)), in -> in.get(0)
                    .softmax(axis));
            add("logSoftmax axis " + axis, List.of(uniform(-3, 3, 2, 5, 3)), in -> in.get(0)
                    .logSoftmax(axis));
        }
        add("softmax of large values", List.of(uniform(90, 110, 3, 4)), in -> in.get(0)
                .softmax(-1));
        add("logSoftmax of one class", List.of(uniform(-3, 3, 3, 1)), in -> in.get(0)
                .logSoftmax(1));
    }

    private void products() {
        long[][][] pairs = {
            {{3, 5}, {5, 2}},
            {{1, 1}, {1, 1}},
            {{4, 3, 5}, {4, 5, 2}},
            {{2, 3, 3, 5}, {2, 3, 5, 7}},
            {{4, 3, 5}, {5, 2}},
            {{3, 5}, {4, 5, 2}},
            {{2, 1, 3, 5}, {4, 5, 2}}
        };
        for (long[][] pair : pairs) {
            add("matmul", inputs(pair), in -> in.get(0).matmul(in.get(1)));
        }
        long[][] linears = {{7, 5}, {1, 5}, {2, 3, 5}, {1, 2, 3, 5}, {5}};
        for (long[] shape : linears) {
            add("linear", inputs(shape, new long[] {3, 5}, new long[] {3}), in -> in.get(0)
                    .linear(in.get(1), Optional.of(in.get(2))));
            add("linear without bias", inputs(shape, new long[] {3, 5}), in -> in.get(0)
                    .linear(in.get(1), Optional.empty()));
        }
    }

    private void convolutions() {
        convolution(new long[] {2, 3, 5, 7}, new long[] {4, 3, 3, 3}, 1, 1, 1, 1);
        convolution(new long[] {1, 1, 8, 12}, new long[] {5, 1, 4, 4}, 4, 4, 0, 0);
        convolution(new long[] {3, 4, 2, 9}, new long[] {2, 4, 2, 3}, 1, 1, 0, 1);
        convolution(new long[] {1, 2, 6, 5}, new long[] {3, 2, 1, 1}, 1, 1, 0, 0);
        convolution(new long[] {2, 2, 7, 6}, new long[] {3, 2, 3, 2}, 2, 3, 2, 0);
        for (int[] block : new int[][] {{2, 3}, {1, 1}, {5, 4}, {3, 2}}) {
            add("averagePool2d", inputs(new long[] {2, 3, 5, 7}), in -> in.get(0)
                    .averagePool2d(block[0], block[1]));
        }
    }

    private void convolution(long[] shape, long[] kernel, int strideY, int strideX, int paddingY, int paddingX) {
        int[] stride = {strideY, strideX};
        int[] padding = {paddingY, paddingX};
        add("conv2d", inputs(shape, kernel, new long[] {kernel[0]}), in -> in.get(0)
                .conv2d(in.get(1), Optional.of(in.get(2)), stride, padding));
        add("conv2d without bias", inputs(shape, kernel), in -> in.get(0)
                .conv2d(in.get(1), Optional.empty(), stride, padding));
    }

    private void normalisations() {
        for (long[] shape : new long[][] {{3, 5}, {1, 4, 5}, {2, 3, 2, 5}}) {
            add("layerNorm", inputs(shape, new long[] {5}, new long[] {5}), in -> in.get(0)
                    .layerNorm(in.get(1), in.get(2), 1e-5));
            add("layerNorm with a large epsilon", inputs(shape, new long[] {5}, new long[] {5}), in -> in.get(0)
                    .layerNorm(in.get(1), in.get(2), 0.5));
        }
        // a constant row must give the bias, not a quotient of zeros
        add(
                "layerNorm of constant rows",
                List.of(FloatArray.filled(3, 2, 5), uniform(1, 2, 5), uniform(1, 2, 5)),
                in -> in.get(0).layerNorm(in.get(1), in.get(2), 1e-5));
    }

    private void attention() {
        long[][] sizes = {{4, 5, 2, 3, 2}, {1, 4, 1, 3, 1}, {6, 3, 4, 2, 3}, {2, 1, 2, 2, 1}};
        for (long[] size : sizes) {
            long sequences = size[0];
            long tokens = size[1];
            int heads = (int) size[2];
            long[] packed = {sequences, tokens, 3 * size[2] * size[3]};
            long[] bias = {size[4], heads, tokens, tokens};
            add("attention", inputs(packed, bias), in -> in.get(0).attention(heads, in.get(1)));
            add("attentionWeights", inputs(packed, bias), in -> in.get(0).attentionWeights(heads, in.get(1)));
        }
    }

    private void windows() {
        WindowGrid[] grids = {
            new WindowGrid(4, 4, 2, 0),
            new WindowGrid(4, 6, 2, 1),
            new WindowGrid(3, 3, 3, 0),
            new WindowGrid(6, 3, 3, 2)
        };
        for (WindowGrid grid : grids) {
            long tokens = (long) grid.height() * grid.width();
            for (long batch : new long[] {1, 3}) {
                add("partitionWindows " + grid, inputs(new long[] {batch, tokens, 2}), in -> in.get(0)
                        .partitionWindows(grid));
                add("mergeWindows " + grid, inputs(new long[] {batch * grid.windows(), grid.tokens(), 2}), in -> in.get(
                                0)
                        .mergeWindows(grid));
            }
        }
    }

    private void rearrangements() {
        List<FloatArray> cube = inputs(new long[] {2, 3, 5});
        add("reshape", cube, in -> in.get(0).reshape(5, 6));
        add("reshape with -1", cube, in -> in.get(0).reshape(3, -1));
        add("reshape of a permutation", cube, in -> in.get(0).permute(2, 0, 1).reshape(10, 3));
        add("permute", cube, in -> in.get(0).permute(1, 2, 0));
        add("permute from the end", cube, in -> in.get(0).permute(-1, 0, 1));
        add("permute four axes", inputs(new long[] {2, 3, 1, 4}), in -> in.get(0)
                .permute(0, 2, 3, 1));
        add("slice", cube, in -> in.get(0).slice(1, 1, 3));
        add("slice from the end", cube, in -> in.get(0).slice(-1, 4, 5));
        add("slice of all", cube, in -> in.get(0).slice(0, 0, 2));
        add("gather", cube, in -> in.get(0).gather(2, 4, 0, 2));
        add("gather with repeats", cube, in -> in.get(0).gather(-2, 1, 1, 0, 1));
        add("gather along the first axis", inputs(new long[] {4, 2}), in -> in.get(0)
                .gather(0, 3, 3, 1, 0, 2, 3));
        for (long shift : new long[] {1, 4, -2, 0, 7, -11}) {
            add("roll by " + shift, cube, in -> in.get(0).roll(2, shift));
        }
        add("roll from the end", cube, in -> in.get(0).roll(-2, 1));
        add("repeatInterleave", cube, in -> in.get(0).repeatInterleave(1, 3));
        add("repeatInterleave from the end", cube, in -> in.get(0).repeatInterleave(-1, 2));
        for (int axis : new int[] {0, 1, -1}) {
            cases.add(new OperationCase(
                    "concat along " + axis,
                    inputs(new long[] {2, 3}, new long[] {2, 3}),
                    (tensors, in) -> tensors.concat(axis, List.of(in.get(1), in.get(0), in.get(1)))));
        }
        cases.add(new OperationCase(
                "concat of unequal parts",
                inputs(new long[] {2, 1, 3}, new long[] {2, 4, 3}),
                (tensors, in) -> tensors.concat(1, in)));
        FloatArray fixed = uniform(-1, 1, 2, 3, 5);
        cases.add(new OperationCase(
                "a given tensor", cube, (tensors, in) -> tensors.of(fixed).multiply(in.get(0))));
        cases.add(new OperationCase(
                "a constant", cube, (tensors, in) -> in.get(0).add(tensors.constant("fixed", () -> fixed))));
    }

    private void reductions() {
        List<FloatArray> cube = inputs(new long[] {2, 3, 5});
        for (int[] axes : new int[][] {{}, {0}, {1}, {-1}, {0, 2}, {-1, -2}, {0, 1, 2}}) {
            add("sum over " + Arrays.toString(axes), cube, in -> in.get(0).sum(axes));
            add("mean over " + Arrays.toString(axes), cube, in -> in.get(0).mean(axes));
        }
        for (int axis : new int[] {0, 1, 2, -1}) {
            add("max over " + axis, cube, in -> in.get(0).max(axis));
        }
    }

    private void losses() {
        for (long[] shape : new long[][] {{3, 5}, {1, 2}, {2, 3, 4}}) {
            FloatArray target = uniform(0, 1, shape);
            cases.add(new OperationCase(
                    "binaryCrossEntropy", List.of(uniform(0.05, 0.95, shape)), (tensors, in) -> in.get(0)
                            .binaryCrossEntropy(tensors.of(target))));
        }
        cases.add(new OperationCase("crossEntropy", List.of(uniform(-3, 3, 2, 3)), (tensors, in) -> in.get(0)
                .crossEntropy(tensors.of(new FloatArray(new float[] {0, 1, 0, 0.25f, 0.5f, 0.25f}, 2, 3)))));
        cases.add(
                new OperationCase("crossEntropy of one clip", List.of(uniform(-3, 3, 1, 4)), (tensors, in) -> in.get(0)
                        .crossEntropy(tensors.of(new FloatArray(new float[] {0, 0, 1, 0}, 1, 4)))));
    }

    private void add(String name, List<FloatArray> inputs, Function<List<Tensor>, Tensor> operation) {
        StringBuilder title = new StringBuilder(name);
        inputs.forEach(input -> title.append(' ').append(Arrays.toString(input.shape())));
        cases.add(new OperationCase(title.toString(), inputs, (tensors, in) -> operation.apply(in)));
    }

    private List<FloatArray> inputs(long[]... shapes) {
        List<FloatArray> inputs = new ArrayList<>();
        for (long[] shape : shapes) {
            inputs.add(uniform(-2, 2, shape));
        }
        return inputs;
    }

    private FloatArray uniform(double low, double high, long... shape) {
        RandomStream random = new RandomSource(20310).stream("operation", 0, 0, drawn++);
        FloatArray array = FloatArray.zeros(shape);
        for (int i = 0; i < array.values().length; i++) {
            array.values()[i] = (float) (low + (high - low) * random.nextDouble());
        }
        return array;
    }
}
