package org.earmark.testkit.reference;

import java.util.Arrays;
import org.earmark.spi.tensor.FloatArray;

/** Arithmetic on shapes and row-major indices. */
final class Shapes {
    private Shapes() {}

    static int size(long... shape) {
        return Math.toIntExact(FloatArray.size(shape));
    }

    /** The product of the sizes from one axis (inclusive) to another (exclusive). */
    static int size(long[] shape, int from, int to) {
        return size(Arrays.copyOfRange(shape, from, to));
    }

    static int axis(String operation, int axis, long[] shape) {
        int place = axis < 0 ? shape.length + axis : axis;
        check(place >= 0 && place < shape.length, operation, "axis " + axis + " of", shape);
        return place;
    }

    /** For each element, row-major, its index along every axis. */
    static int[] unravel(int element, long[] shape) {
        int[] index = new int[shape.length];
        int rest = element;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            index[axis] = Math.toIntExact(rest % shape[axis]);
            rest /= Math.toIntExact(shape[axis]);
        }
        return index;
    }

    /** The shape that two shapes broadcast to, as in NumPy. */
    static long[] broadcast(String operation, long[] first, long[] second) {
        long[] shape = new long[Math.max(first.length, second.length)];
        for (int i = 1; i <= shape.length; i++) {
            long a = i <= first.length ? first[first.length - i] : 1;
            long b = i <= second.length ? second[second.length - i] : 1;
            if (a != b && a != 1 && b != 1) {
                throw misfit(operation, first, second);
            }
            shape[shape.length - i] = a == 1 ? b : a;
        }
        return shape;
    }

    static void check(boolean condition, String operation, String what, long[]... shapes) {
        if (!condition) {
            throw new IllegalArgumentException(operation + ": " + what + " " + Arrays.deepToString(shapes));
        }
    }

    static IllegalArgumentException misfit(String operation, long[] first, long[] second) {
        return new IllegalArgumentException(operation + ": the shapes " + Arrays.toString(first) + " and "
                + Arrays.toString(second) + " do not fit");
    }
}
