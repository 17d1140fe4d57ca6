package org.earmark.plugins.engines.nd4j;

import java.util.Arrays;
import java.util.List;
import org.earmark.plugins.engines.nd4j.Kernels.Runs;

/** Operations that move elements. */
final class Rearrangements {
    private Rearrangements() {}

    static Nd4jTensor reshape(Nd4jTensor x, long... to) {
        long[] shape = to.clone();
        int open = -1;
        long known = 1;
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] == -1 && open < 0) {
                open = i;
            } else if (shape[i] < 0) {
                throw Shapes.misfit("reshape to " + Shapes.text(to), x.sizes());
            } else {
                known *= shape[i];
            }
        }
        if (open >= 0 && known > 0) {
            shape[open] = x.length() / known;
            known *= shape[open];
        }
        if (known != x.length()) {
            throw Shapes.misfit("reshape to " + Shapes.text(to), x.sizes());
        }
        return x.withShape(shape);
    }

    static boolean isIdentity(int[] axes) {
        return Arrays.equals(axes, Shapes.range(0, axes.length));
    }

    static Nd4jTensor permute(Nd4jTensor x, int... axes) {
        long[] from = x.sizes();
        int[] order = Arrays.stream(axes)
                .map(axis -> Shapes.axis("permute", axis, from))
                .toArray();
        if (order.length != from.length || Arrays.stream(order).distinct().count() != from.length) {
            throw Shapes.misfit("permute to " + Arrays.toString(axes), from);
        }
        if (isIdentity(order)) {
            return x;
        }
        long[] strides = Shapes.strides(from);
        long[] shape = Arrays.stream(order).mapToLong(axis -> from[axis]).toArray();
        Graph graph = x.graph();
        Block y = graph.take(x.length());
        graph.kernels()
                .rearrange(
                        x.data(),
                        Arrays.stream(order).mapToLong(axis -> strides[axis]).toArray(),
                        shape,
                        y);
        return graph.result(
                y,
                shape,
                gradient -> {
                    Block back = graph.take(x.length());
                    graph.kernels().rearrange(gradient, inverse(order, shape), from, back);
                    graph.give(x, back);
                },
                x);
    }

    /** For every axis of the source the stride that it has in the result. */
    private static long[] inverse(int[] order, long[] shape) {
        long[] strides = Shapes.strides(shape);
        long[] inverse = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            inverse[order[i]] = strides[i];
        }
        return inverse;
    }

    static Nd4jTensor slice(Nd4jTensor x, int axis, long start, long end) {
        long[] from = x.sizes();
        int place = Shapes.axis("slice", axis, from);
        if (start < 0 || end > from[place] || start > end) {
            throw Shapes.misfit("slice of axis " + axis + " from " + start + " to " + end, from);
        }
        long inner = Shapes.size(from, place + 1, from.length);
        long outer = Shapes.size(from, 0, place);
        long run = (end - start) * inner;
        Runs source = new Runs(start * inner, from[place] * inner, run, outer);
        Runs target = new Runs(0, run, run, outer);
        Graph graph = x.graph();
        Block y = graph.take(outer * run);
        graph.kernels().runs(x.data(), source, y, target, false);
        return graph.result(
                y,
                Shapes.with(from, place, end - start),
                gradient -> graph.kernels().runs(gradient, target, graph.zeroed(x), source, true),
                x);
    }

    static Nd4jTensor concat(Graph graph, int axis, List<Nd4jTensor> parts) {
        long[] first = parts.get(0).sizes();
        int place = Shapes.axis("concat", axis, first);
        long total = 0;
        for (Nd4jTensor part : parts) {
            if (part.sizes().length != first.length
                    || !Arrays.equals(Shapes.with(part.sizes(), place, 0), Shapes.with(first, place, 0))) {
                throw Shapes.misfit("concat along axis " + axis, first, part.sizes());
            }
            total += part.sizes()[place];
        }
        long[] shape = Shapes.with(first, place, total);
        long inner = Shapes.size(first, place + 1, first.length);
        Joint joint = new Joint(graph, parts, place, inner, total);
        Block y = graph.take(Shapes.size(shape));
        joint.join(y);
        return graph.result(y, shape, joint::divide, parts.toArray(Nd4jTensor[]::new));
    }

    private record Joint(Graph graph, List<Nd4jTensor> parts, int place, long inner, long total) {
        private interface Part {
            void move(Nd4jTensor part, Runs own, Runs joined);
        }

        private void each(Part action) {
            long start = 0;
            for (Nd4jTensor part : parts) {
                long run = part.sizes()[place] * inner;
                long outer = Shapes.size(part.sizes(), 0, place);
                action.move(part, new Runs(0, run, run, outer), new Runs(start, total * inner, run, outer));
                start += run;
            }
        }

        void join(Block y) {
            each((part, own, joined) -> graph.kernels().runs(part.data(), own, y, joined, false));
        }

        void divide(Block gradient) {
            each((part, own, joined) -> {
                if (part.value().differentiable()) {
                    Graph.Target target = graph.target(part);
                    graph.kernels().runs(gradient, joined, target.block(), own, target.accumulate());
                }
            });
        }
    }

    static Nd4jTensor gather(String name, Nd4jTensor x, int axis, int... positions) {
        long[] from = x.sizes();
        int place = Shapes.axis(name, axis, from);
        for (int position : positions) {
            if (position < 0 || position >= from[place]) {
                throw new IllegalArgumentException(
                        name + ": there is no position " + position + " on axis " + axis + " of " + Shapes.text(from));
            }
        }
        int outer = Math.toIntExact(Shapes.size(from, 0, place));
        int size = Math.toIntExact(from[place]);
        int[] rows = new int[outer * positions.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i / positions.length * size + positions[i % positions.length];
        }
        long width = Shapes.size(from, place + 1, from.length);
        return gatherRows(x, rows, width, Shapes.with(from, place, positions.length));
    }

    /** Rows of the given width, −1 for zeros. */
    static Nd4jTensor gatherRows(Nd4jTensor x, int[] rows, long width, long[] shape) {
        Graph graph = x.graph();
        Block y = graph.take(rows.length * width);
        graph.kernels().gatherRows(x.data(), rows, width, y);
        return graph.result(
                y, shape, gradient -> graph.kernels().scatterRows(gradient, rows, width, graph.zeroed(x)), x);
    }

    static Nd4jTensor roll(Nd4jTensor x, int axis, long shift) {
        int size = Math.toIntExact(x.sizes()[Shapes.axis("roll", axis, x.sizes())]);
        int[] positions = new int[size];
        for (int i = 0; i < size; i++) {
            positions[i] = (int) Math.floorMod(i - shift, (long) size);
        }
        return gather("roll", x, axis, positions);
    }

    static Nd4jTensor repeatInterleave(Nd4jTensor x, int axis, int times) {
        int size = Math.toIntExact(x.sizes()[Shapes.axis("repeatInterleave", axis, x.sizes())]);
        int[] positions = new int[size * times];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = i / times;
        }
        return gather("repeatInterleave", x, axis, positions);
    }
}
