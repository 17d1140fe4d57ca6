package org.earmark.plugins.engines.nd4j;

import java.util.Arrays;
import org.earmark.plugins.engines.nd4j.Kernels.Binary;

/** Element-wise operations. */
final class Arithmetic {
    private Arithmetic() {}

    static Nd4jTensor add(Nd4jTensor a, Nd4jTensor b) {
        return binary("add", Binary.ADD, a, b, (graph, x, y, z, gradient) -> {
            graph.share(y, 1, gradient);
            graph.give(x, gradient);
        });
    }

    static Nd4jTensor subtract(Nd4jTensor a, Nd4jTensor b) {
        return binary("subtract", Binary.SUBTRACT, a, b, (graph, x, y, z, gradient) -> {
            graph.share(y, -1, gradient);
            graph.give(x, gradient);
        });
    }

    static Nd4jTensor multiply(Nd4jTensor a, Nd4jTensor b) {
        return binary("multiply", Binary.MULTIPLY, a, b, (graph, x, y, z, gradient) -> {
            give(graph, x, Binary.MULTIPLY, gradient, y.data());
            give(graph, y, Binary.MULTIPLY, gradient, x.data());
        });
    }

    /** ∂(x/y)/∂y = −(x/y)/y. */
    static Nd4jTensor divide(Nd4jTensor a, Nd4jTensor b) {
        return binary("divide", Binary.DIVIDE, a, b, (graph, x, y, z, gradient) -> {
            give(graph, x, Binary.DIVIDE, gradient, y.data());
            if (y.value().differentiable()) {
                Kernels kernels = graph.kernels();
                Block share = graph.take(y.length());
                kernels.binary(Binary.MULTIPLY, gradient, z, share, y.length());
                kernels.binary(Binary.DIVIDE, share, y.data(), share, y.length());
                kernels.affine(share, -1, 0, share, y.length());
                graph.give(y, share);
            }
        });
    }

    private static void give(Graph graph, Nd4jTensor operand, Binary operation, Block gradient, Block factor) {
        if (operand.value().differentiable()) {
            Block share = graph.take(operand.length());
            graph.kernels().binary(operation, gradient, factor, share, operand.length());
            graph.give(operand, share);
        }
    }

    private interface BinaryBackward {
        void spread(Graph graph, Nd4jTensor x, Nd4jTensor y, Block z, Block gradient);
    }

    private static Nd4jTensor binary(
            String name, Binary operation, Nd4jTensor a, Nd4jTensor b, BinaryBackward backward) {
        long[] shape = Shapes.broadcast(name, a.sizes(), b.sizes());
        Nd4jTensor x = expand(a, shape);
        Nd4jTensor y = expand(b, shape);
        Graph graph = a.graph();
        Block z = graph.take(x.length());
        graph.kernels().binary(operation, x.data(), y.data(), z, x.length());
        return graph.result(z, shape, gradient -> backward.spread(graph, x, y, z, gradient), x, y);
    }

    /** Repeats axes of 1 up to the shape that a broadcast gives. */
    static Nd4jTensor expand(Nd4jTensor x, long[] shape) {
        if (x.length() == Shapes.size(shape)) {
            return x.withShape(shape);
        }
        long[] padded = Shapes.padded(x.sizes(), shape.length);
        long[] strides = Shapes.strides(padded);
        int[] repeated = java.util.stream.IntStream.range(0, shape.length)
                .filter(axis -> padded[axis] != shape[axis])
                .toArray();
        Arrays.stream(repeated).forEach(axis -> strides[axis] = 0);
        Graph graph = x.graph();
        Block z = graph.take(Shapes.size(shape));
        graph.kernels().rearrange(x.data(), strides, shape, z);
        return graph.result(z, shape, gradient -> Reductions.addSums(graph, gradient, shape, repeated, x), x);
    }

    static Nd4jTensor affine(Nd4jTensor x, double scale, double shift) {
        Graph graph = x.graph();
        Block y = graph.take(x.length());
        graph.kernels().affine(x.data(), scale, shift, y, x.length());
        return graph.result(
                y,
                x.shape(),
                gradient -> {
                    graph.kernels().affine(gradient, scale, 0, gradient, x.length());
                    graph.give(x, gradient);
                },
                x);
    }

    static Nd4jTensor function(Nd4jTensor x, Function f) {
        Graph graph = x.graph();
        Block y = graph.take(x.length());
        graph.kernels().function(f, x.data(), y, x.length());
        return graph.result(
                y,
                x.shape(),
                gradient -> {
                    graph.kernels().functionGradient(f, x.data(), y, gradient, gradient, x.length());
                    graph.give(x, gradient);
                },
                x);
    }
}
