package org.earmark.testkit.reference;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Operations that move, copy, choose or add up elements. */
final class Axes {
    private Axes() {}

    /** The general choice: element i of the result is element {@code source(i)} of x. */
    static ReferenceTensor select(ReferenceTensor x, long[] shape, IntUnaryOperator source) {
        int[] sources = new int[Shapes.size(shape)];
        double[] values = new double[sources.length];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = source.applyAsInt(i);
            values[i] = x.values[sources[i]];
        }
        return new ReferenceTensor(
                shape,
                values,
                Origin.of(
                        gradient -> {
                            for (int i = 0; i < sources.length; i++) {
                                Origin.accumulate(x, sources[i], gradient[i]);
                            }
                        },
                        x));
    }

    /** Another choice of positions along one axis. */
    static ReferenceTensor along(String operation, ReferenceTensor x, int axis, int size, IntUnaryOperator position) {
        int place = Shapes.axis(operation, axis, x.shape);
        int before = Math.toIntExact(x.shape[place]);
        int inner = Shapes.size(x.shape, place + 1, x.shape.length);
        for (int i = 0; i < size; i++) {
            int chosen = position.applyAsInt(i);
            Shapes.check(chosen >= 0 && chosen < before, operation, "position " + chosen + " of axis " + axis, x.shape);
        }
        long[] shape = x.shape.clone();
        shape[place] = size;
        return select(x, shape, i -> {
            int outer = i / (size * inner);
            return (outer * before + position.applyAsInt(i / inner % size)) * inner + i % inner;
        });
    }

    static ReferenceTensor expand(ReferenceTensor x, long[] shape) {
        if (Arrays.equals(x.shape, shape)) {
            return x;
        }
        return select(x, shape, i -> {
            int[] index = Shapes.unravel(i, shape);
            int source = 0;
            for (int axis = 0; axis < x.shape.length; axis++) {
                int here = index[shape.length - x.shape.length + axis];
                source = source * (int) x.shape[axis] + (x.shape[axis] == 1 ? 0 : here);
            }
            return source;
        });
    }

    static ReferenceTensor reshape(ReferenceTensor x, long... target) {
        long[] shape = target.clone();
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] == -1) {
                shape[axis] = 1;
                shape[axis] = x.values.length / Math.max(1, Shapes.size(shape));
            }
        }
        if (Shapes.size(shape) != x.values.length) {
            throw Shapes.misfit("reshape", x.shape, target);
        }
        return select(x, shape, i -> i);
    }

    static ReferenceTensor permute(ReferenceTensor x, int... axes) {
        int[] order = Arrays.stream(axes)
                .map(axis -> Shapes.axis("permute", axis, x.shape))
                .toArray();
        Shapes.check(
                order.length == x.shape.length
                        && Arrays.stream(order).distinct().count() == order.length,
                "permute",
                Arrays.toString(axes) + " of",
                x.shape);
        long[] shape = Arrays.stream(order).mapToLong(axis -> x.shape[axis]).toArray();
        return select(x, shape, i -> {
            int[] index = Shapes.unravel(i, shape);
            int[] before = new int[order.length];
            for (int axis = 0; axis < order.length; axis++) {
                before[order[axis]] = index[axis];
            }
            int source = 0;
            for (int axis = 0; axis < before.length; axis++) {
                source = source * (int) x.shape[axis] + before[axis];
            }
            return source;
        });
    }

    static ReferenceTensor sum(ReferenceTensor x, int... axes) {
        BitSet gone = new BitSet();
        Arrays.stream(axes).forEach(axis -> gone.set(Shapes.axis("sum", axis, x.shape)));
        if (axes.length == 0) {
            gone.set(0, x.shape.length);
        }
        long[] shape = new long[x.shape.length - gone.cardinality()];
        for (int axis = 0, kept = 0; axis < x.shape.length; axis++) {
            if (!gone.get(axis)) {
                shape[kept++] = x.shape[axis];
            }
        }
        double[] values = new double[Shapes.size(shape)];
        int[] places = new int[x.values.length];
        for (int i = 0; i < places.length; i++) {
            int[] index = Shapes.unravel(i, x.shape);
            for (int axis = 0; axis < index.length; axis++) {
                places[i] = gone.get(axis) ? places[i] : places[i] * (int) x.shape[axis] + index[axis];
            }
            values[places[i]] += x.values[i];
        }
        return new ReferenceTensor(
                shape,
                values,
                Origin.of(
                        gradient -> {
                            for (int i = 0; i < places.length; i++) {
                                Origin.accumulate(x, i, gradient[places[i]]);
                            }
                        },
                        x));
    }

    static ReferenceTensor max(ReferenceTensor x, int axis) {
        int place = Shapes.axis("max", axis, x.shape);
        int size = Math.toIntExact(x.shape[place]);
        int inner = Shapes.size(x.shape, place + 1, x.shape.length);
        long[] shape = new long[x.shape.length - 1];
        System.arraycopy(x.shape, 0, shape, 0, place);
        System.arraycopy(x.shape, place + 1, shape, place, shape.length - place);
        return select(x, shape, i -> {
            int first = i / inner * size * inner + i % inner;
            int best = first;
            for (int step = 1; step < size; step++) {
                int candidate = first + step * inner;
                best = x.values[candidate] > x.values[best] ? candidate : best;
            }
            return best;
        });
    }

    static ReferenceTensor concat(int axis, List<ReferenceTensor> parts) {
        ReferenceTensor first = parts.get(0);
        int place = Shapes.axis("concat", axis, first.shape);
        long[] shape = first.shape.clone();
        shape[place] = 0;
        for (ReferenceTensor part : parts) {
            long[] others = part.shape.clone();
            if (others.length == shape.length) {
                others[place] = first.shape[place];
            }
            if (!Arrays.equals(others, first.shape)) {
                throw Shapes.misfit("concat", first.shape, part.shape);
            }
            shape[place] += part.shape[place];
        }
        // each part is widened to the whole by zeros; the sum of all is the concatenation
        ReferenceTensor result = null;
        int start = 0;
        for (ReferenceTensor part : parts) {
            ReferenceTensor wide = pad(part, place, start, shape);
            result = result == null ? wide : result.add(wide);
            start += (int) part.shape[place];
        }
        return result;
    }

    private static ReferenceTensor pad(ReferenceTensor x, int axis, int start, long[] shape) {
        int size = (int) x.shape[axis];
        int inner = Shapes.size(shape, axis + 1, shape.length);
        int wide = (int) shape[axis];
        double[] values = new double[Shapes.size(shape)];
        IntUnaryOperator place = i -> (i / (size * inner) * wide + start + i / inner % size) * inner + i % inner;
        for (int i = 0; i < x.values.length; i++) {
            values[place.applyAsInt(i)] = x.values[i];
        }
        return new ReferenceTensor(
                shape,
                values,
                Origin.of(
                        gradient -> {
                            for (int i = 0; i < x.values.length; i++) {
                                Origin.accumulate(x, i, gradient[place.applyAsInt(i)]);
                            }
                        },
                        x));
    }
}
