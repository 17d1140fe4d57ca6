package org.earmark.plugins.engines.nd4j;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Operations that make axes disappear. */
final class Reductions {
    private Reductions() {}

    static Nd4jTensor sum(String name, Nd4jTensor x, int... axes) {
        int[] gone = axes.length == 0 ? Shapes.range(0, x.sizes().length) : Shapes.axes(name, axes, x.sizes());
        long[] shape = without(x.sizes(), gone);
        Nd4jTensor rows = keptFirst(x, gone);
        Graph graph = x.graph();
        long count = Shapes.size(shape);
        long width = count == 0 ? 0 : x.length() / count;
        Block y = graph.take(count);
        graph.kernels().rowSums(rows.data(), count, width, y, false);
        return graph.result(
                y,
                shape,
                gradient -> {
                    Block spread = graph.take(x.length());
                    graph.kernels().rearrange(gradient, new long[] {1, 0}, new long[] {count, width}, spread);
                    graph.give(rows, spread);
                },
                rows);
    }

    private static long[] without(long[] shape, int[] gone) {
        return kept(shape, gone).mapToLong(axis -> shape[axis]).toArray();
    }

    private static IntStream kept(long[] shape, int[] gone) {
        return IntStream.range(0, shape.length).filter(axis -> Arrays.binarySearch(gone, axis) < 0);
    }

    /** With the axes that will disappear last. */
    private static Nd4jTensor keptFirst(Nd4jTensor x, int[] gone) {
        int[] order =
                IntStream.concat(kept(x.sizes(), gone), Arrays.stream(gone)).toArray();
        return Rearrangements.permute(x, order);
    }

    static Nd4jTensor mean(Nd4jTensor x, int... axes) {
        Nd4jTensor sum = sum("mean", x, axes);
        return Arithmetic.affine(sum, (double) sum.length() / x.length(), 0);
    }

    /** Adds the sums over the repeated axes of a gradient to that of what was repeated. */
    static void addSums(Graph graph, Block gradient, long[] shape, int[] repeated, Nd4jTensor operand) {
        if (!operand.value().differentiable()) {
            return;
        }
        int[] order =
                IntStream.concat(kept(shape, repeated), Arrays.stream(repeated)).toArray();
        long[] strides = Shapes.strides(shape);
        Block rows = gradient;
        if (!Rearrangements.isIdentity(order)) {
            rows = graph.take(Shapes.size(shape));
            graph.kernels()
                    .rearrange(
                            gradient,
                            Arrays.stream(order)
                                    .mapToLong(axis -> strides[axis])
                                    .toArray(),
                            Arrays.stream(order).mapToLong(axis -> shape[axis]).toArray(),
                            rows);
        }
        Graph.Target target = graph.target(operand);
        graph.kernels()
                .rowSums(
                        rows,
                        operand.length(),
                        Shapes.size(shape) / operand.length(),
                        target.block(),
                        target.accumulate());
        if (rows != gradient) {
            graph.release(rows);
        }
    }

    static Nd4jTensor max(Nd4jTensor x, int axis) {
        int[] gone = {Shapes.axis("max", axis, x.sizes())};
        Nd4jTensor rows = keptFirst(x, gone);
        int width = Math.toIntExact(x.sizes()[gone[0]]);
        float[] values = rows.toArray().values();
        int[] places = new int[values.length / width];
        for (int row = 0; row < places.length; row++) {
            places[row] = row * width;
            for (int i = row * width; i < (row + 1) * width; i++) {
                places[row] = values[i] > values[places[row]] ? i : places[row];
            }
        }
        return Rearrangements.gather("max", rows.withShape(rows.length()), 0, places)
                .withShape(without(x.sizes(), gone));
    }
}
