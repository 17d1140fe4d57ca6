package org.earmark.plugins.engines.nd4j;

import java.util.Arrays;
import java.util.Optional;

/** Matrix products. */
final class Products {
    private Products() {}

    static Nd4jTensor linear(Nd4jTensor x, Nd4jTensor weight, Optional<Nd4jTensor> bias) {
        long[] from = x.sizes();
        long[] w = weight.sizes();
        if (from.length == 0 || w.length != 2 || from[from.length - 1] != w[1]) {
            throw Shapes.misfit("linear", from, w);
        }
        if (bias.isPresent() && !Arrays.equals(bias.get().sizes(), new long[] {w[0]})) {
            throw Shapes.misfit("linear", from, w, bias.get().sizes());
        }
        long rows = x.length() / w[1];
        Graph graph = x.graph();
        Kernels kernels = graph.kernels();
        Block y = graph.take(rows * w[0]);
        bias.ifPresent(b -> kernels.repeatRow(b.data(), rows, w[0], y));
        Matrix input = Matrix.of(x.data(), rows, w[1]);
        Matrix factor = Matrix.of(weight.data(), w[0], w[1]);
        kernels.product(1, input, factor.transpose(), bias.isPresent() ? 1 : 0, Matrix.of(y, rows, w[0]));
        Nd4jTensor[] operands =
                bias.isPresent() ? new Nd4jTensor[] {x, weight, bias.get()} : new Nd4jTensor[] {x, weight};
        return graph.result(
                y,
                Shapes.with(from, from.length - 1, w[0]),
                gradient -> {
                    Matrix arriving = Matrix.of(gradient, rows, w[0]);
                    addProduct(graph, x, arriving, factor);
                    addProduct(graph, weight, arriving.transpose(), input);
                    bias.filter(b -> b.value().differentiable()).ifPresent(b -> {
                        Graph.Target target = graph.target(b);
                        kernels.columnSums(gradient, rows, w[0], target.block(), target.accumulate());
                    });
                },
                operands);
    }

    /** Adds a product to the gradient by an operand of the product's size. */
    private static void addProduct(Graph graph, Nd4jTensor operand, Matrix left, Matrix right) {
        if (operand.value().differentiable()) {
            Graph.Target target = graph.target(operand);
            Matrix sum = Matrix.of(target.block(), left.rows(), right.columns());
            graph.kernels().product(1, left, right, target.beta(), sum);
        }
    }

    static Nd4jTensor matmul(Nd4jTensor a, Nd4jTensor b) {
        long[] left = a.sizes();
        long[] right = b.sizes();
        if (left.length < 2 || right.length < 2 || left[left.length - 1] != right[right.length - 2]) {
            throw Shapes.misfit("matmul", left, right);
        }
        if (right.length == 2) {
            long[] shape = Shapes.with(left, left.length - 1, right[1]);
            long rows = a.length() / right[0];
            return batched(a.withShape(1, rows, right[0]), b.withShape(1, right[0], right[1]))
                    .withShape(shape);
        }
        long[] batch = Shapes.broadcast(
                "matmul", Arrays.copyOf(left, left.length - 2), Arrays.copyOf(right, right.length - 2));
        long count = Shapes.size(batch);
        long n = left[left.length - 2];
        long k = left[left.length - 1];
        long m = right[right.length - 1];
        Nd4jTensor x = Arithmetic.expand(a, joined(batch, n, k)).withShape(count, n, k);
        Nd4jTensor y = Arithmetic.expand(b, joined(batch, k, m)).withShape(count, k, m);
        return batched(x, y).withShape(joined(batch, n, m));
    }

    private static long[] joined(long[] batch, long rows, long columns) {
        long[] shape = Arrays.copyOf(batch, batch.length + 2);
        shape[batch.length] = rows;
        shape[batch.length + 1] = columns;
        return shape;
    }

    /** (B, n, k) × (B, k, m) → (B, n, m). */
    private static Nd4jTensor batched(Nd4jTensor a, Nd4jTensor b) {
        long n = a.sizes()[1];
        long k = a.sizes()[2];
        long m = b.sizes()[2];
        long count = a.sizes()[0];
        Graph graph = a.graph();
        Block y = graph.take(count * n * m);
        for (long i = 0; i < count; i++) {
            graph.kernels().product(1, at(a, i, n, k), at(b, i, k, m), 0, Matrix.at(y, i * n * m, n, m));
        }
        return graph.result(
                y,
                new long[] {count, n, m},
                gradient -> {
                    Optional<Graph.Target> byA = target(graph, a);
                    Optional<Graph.Target> byB = target(graph, b);
                    for (long i = 0; i < count; i++) {
                        Matrix arriving = Matrix.at(gradient, i * n * m, n, m);
                        Matrix left = at(a, i, n, k).transpose();
                        Matrix right = at(b, i, k, m).transpose();
                        long offsetA = i * n * k;
                        long offsetB = i * k * m;
                        byA.ifPresent(target -> graph.kernels()
                                .product(1, arriving, right, target.beta(), Matrix.at(target.block(), offsetA, n, k)));
                        byB.ifPresent(target -> graph.kernels()
                                .product(1, left, arriving, target.beta(), Matrix.at(target.block(), offsetB, k, m)));
                    }
                },
                a,
                b);
    }

    private static Matrix at(Nd4jTensor x, long index, long rows, long columns) {
        return Matrix.at(x.data(), index * rows * columns, rows, columns);
    }

    private static Optional<Graph.Target> target(Graph graph, Nd4jTensor operand) {
        return operand.value().differentiable() ? Optional.of(graph.target(operand)) : Optional.empty();
    }
}
