package org.earmark.plugins.engines.nd4j;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.earmark.spi.tensor.FloatArray;

/** Arithmetic of shapes and strides. */
final class Shapes {
    private Shapes() {}

    static long size(long... shape) {
        return FloatArray.size(shape);
    }

    /** The product of the axes from {@code from} (inclusive) to {@code to} (exclusive). */
    static long size(long[] shape, int from, int to) {
        return size(Arrays.copyOfRange(shape, from, to));
    }

    static int axis(String operation, int axis, long[] shape) {
        int place = axis < 0 ? shape.length + axis : axis;
        if (place < 0 || place >= shape.length) {
            throw new IllegalArgumentException(operation + ": there is no axis " + axis + " in " + text(shape));
        }
        return place;
    }

    static int[] axes(String operation, int[] axes, long[] shape) {
        int[] places = Arrays.stream(axes)
                .map(axis -> axis(operation, axis, shape))
                .sorted()
                .distinct()
                .toArray();
        if (places.length != axes.length) {
            throw new IllegalArgumentException(operation + ": an axis occurs twice in " + Arrays.toString(axes));
        }
        return places;
    }

    static long[] strides(long[] shape) {
        long[] strides = new long[shape.length];
        long step = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = step;
            step *= shape[i];
        }
        return strides;
    }

    /** The shape that both broadcast to. */
    static long[] broadcast(String operation, long[] a, long[] b) {
        int rank = Math.max(a.length, b.length);
        long[] x = padded(a, rank);
        long[] y = padded(b, rank);
        long[] shape = new long[rank];
        for (int i = 0; i < rank; i++) {
            if (x[i] != y[i] && x[i] != 1 && y[i] != 1) {
                throw misfit(operation, a, b);
            }
            shape[i] = x[i] == 1 ? y[i] : x[i];
        }
        return shape;
    }

    /** With axes of 1 in front up to the rank. */
    static long[] padded(long[] shape, int rank) {
        long[] padded = new long[rank];
        Arrays.fill(padded, 1);
        System.arraycopy(shape, 0, padded, rank - shape.length, shape.length);
        return padded;
    }

    static long[] with(long[] shape, int axis, long size) {
        long[] changed = shape.clone();
        changed[axis] = size;
        return changed;
    }

    static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    static IllegalArgumentException misfit(String operation, long[]... shapes) {
        return new IllegalArgumentException(operation + " does not fit "
                + Stream.of(shapes).map(Shapes::text).collect(Collectors.joining(" and ")));
    }

    static String text(long[] shape) {
        return Arrays.toString(shape);
    }
}
