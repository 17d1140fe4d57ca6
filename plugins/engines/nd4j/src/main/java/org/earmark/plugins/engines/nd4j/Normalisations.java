package org.earmark.plugins.engines.nd4j;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.earmark.plugins.engines.nd4j.Kernels.LayerNormOperands;

/** Operations that relate elements to the statistics of their neighbours. */
final class Normalisations {
    private Normalisations() {}

    static Nd4jTensor softmax(Nd4jTensor x, int axis) {
        return alongLast("softmax", x, axis, rows -> {
            Graph graph = rows.graph();
            long width = rows.sizes()[1];
            long count = rows.sizes()[0];
            Block y = graph.take(rows.length());
            graph.kernels().softmax(rows.data(), count, width, y);
            return graph.result(
                    y,
                    rows.sizes(),
                    gradient -> {
                        graph.kernels().softmaxGradient(y, gradient, count, width, gradient);
                        graph.give(rows, gradient);
                    },
                    rows);
        });
    }

    static Nd4jTensor logSoftmax(Nd4jTensor x, int axis) {
        return alongLast("logSoftmax", x, axis, rows -> {
            Graph graph = rows.graph();
            long width = rows.sizes()[1];
            long count = rows.sizes()[0];
            Block y = graph.take(rows.length());
            graph.kernels().logSoftmax(rows.data(), count, width, y);
            return graph.result(
                    y,
                    rows.sizes(),
                    gradient -> {
                        graph.kernels().logSoftmaxGradient(y, gradient, count, width, gradient);
                        graph.give(rows, gradient);
                    },
                    rows);
        });
    }

    private interface OnRows {
        /** (rows, width) → the same shape. */
        Nd4jTensor apply(Nd4jTensor rows);
    }

    private static Nd4jTensor alongLast(String name, Nd4jTensor x, int axis, OnRows operation) {
        int rank = x.sizes().length;
        int place = Shapes.axis(name, axis, x.sizes());
        int[] swap = Shapes.range(0, rank);
        swap[place] = rank - 1;
        swap[rank - 1] = place;
        Nd4jTensor last = Rearrangements.permute(x, swap);
        long width = x.sizes()[place];
        Nd4jTensor result = operation.apply(last.withShape(last.length() / width, width));
        return Rearrangements.permute(result.withShape(last.sizes()), swap);
    }

    static Nd4jTensor layerNorm(Nd4jTensor x, Nd4jTensor weight, Nd4jTensor bias, double epsilon) {
        long[] shape = x.sizes();
        long[] last = {shape.length == 0 ? 0 : shape[shape.length - 1]};
        if (!Arrays.equals(weight.sizes(), last) || !Arrays.equals(bias.sizes(), last)) {
            throw Shapes.misfit("layerNorm", shape, weight.sizes(), bias.sizes());
        }
        long width = last[0];
        long rows = x.length() / width;
        Graph graph = x.graph();
        Block y = graph.take(x.length());
        Block statistics = graph.take(2 * rows);
        LayerNormOperands operands = new LayerNormOperands(x.data(), weight.data(), bias.data(), epsilon, rows, width);
        graph.kernels().layerNorm(operands, statistics, y);
        return graph.result(
                y,
                shape,
                gradient -> {
                    Block parameters = graph.take(2 * width);
                    graph.kernels().layerNormGradient(operands, statistics, gradient, gradient, parameters);
                    graph.release(statistics);
                    addPart(graph, parameters, 0, weight);
                    addPart(graph, parameters, width, bias);
                    graph.release(parameters);
                    graph.give(x, gradient);
                },
                x,
                weight,
                bias);
    }

    private static void addPart(Graph graph, Block parameters, long start, Nd4jTensor operand) {
        if (operand.value().differentiable()) {
            long width = operand.length();
            Graph.Target target = graph.target(operand);
            graph.kernels()
                    .runs(
                            parameters,
                            new Kernels.Runs(start, width, width, 1),
                            target.block(),
                            new Kernels.Runs(0, width, width, 1),
                            target.accumulate());
        }
    }

    static Nd4jTensor batchNorm(
            Nd4jTensor x, Nd4jTensor weight, Nd4jTensor bias, ChannelStatistics statistics, double epsilon) {
        long[] shape = x.sizes();
        long[] channels = {shape.length < 2 ? 0 : shape[1]};
        if (!Arrays.equals(weight.sizes(), channels) || !Arrays.equals(bias.sizes(), channels)) {
            throw Shapes.misfit("batchNorm", shape, weight.sizes(), bias.sizes());
        }
        Nd4jTensor centred = Arithmetic.subtract(x, perChannel(shape, statistics.mean()));
        Nd4jTensor inverse = Arithmetic.function(
                Arithmetic.affine(statistics.variance(), 1, epsilon), new Function(Function.Kind.POWER, -0.5, 0));
        Nd4jTensor scale = Arithmetic.multiply(weight, inverse);
        return Arithmetic.add(Arithmetic.multiply(centred, perChannel(shape, scale)), perChannel(shape, bias));
    }

    private static Nd4jTensor perChannel(long[] shape, Nd4jTensor channels) {
        long[] ones = new long[shape.length];
        Arrays.fill(ones, 1);
        ones[1] = shape[1];
        return channels.withShape(ones);
    }

    /** Mean and biased variance of an input (B, C, …), differentiable. */
    static ChannelStatistics ofInput(Nd4jTensor x) {
        int[] axes =
                IntStream.range(0, x.sizes().length).filter(axis -> axis != 1).toArray();
        Nd4jTensor mean = Reductions.mean(x, axes);
        Nd4jTensor centred = Arithmetic.subtract(x, perChannel(x.sizes(), mean));
        return new ChannelStatistics(mean, Reductions.mean(Arithmetic.multiply(centred, centred), axes));
    }
}
