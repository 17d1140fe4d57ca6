package org.earmark.core.flops;

import java.util.Arrays;
import org.earmark.spi.tensor.FloatArray;

/** The arithmetic of shapes, with errors that name the operation. */
final class Shapes {
    private Shapes() {}

    static void require(boolean condition, String operation, long[] left, long[] right) {
        if (!condition) {
            throw new IllegalArgumentException(
                    operation + " of " + Arrays.toString(left) + " and " + Arrays.toString(right) + " does not fit");
        }
    }

    static int axis(String operation, int axis, long[] shape) {
        int place = axis < 0 ? shape.length + axis : axis;
        if (place < 0 || place >= shape.length) {
            throw new IllegalArgumentException(operation + ": " + Arrays.toString(shape) + " has no axis " + axis);
        }
        return place;
    }

    static long[] broadcast(String operation, long[] left, long[] right) {
        long[] shape = new long[Math.max(left.length, right.length)];
        for (int i = 1; i <= shape.length; i++) {
            long a = i <= left.length ? left[left.length - i] : 1;
            long b = i <= right.length ? right[right.length - i] : 1;
            require(a == b || a == 1 || b == 1, operation, left, right);
            shape[shape.length - i] = a == 1 ? b : a;
        }
        return shape;
    }

    static long[] reshape(long[] from, long[] wanted) {
        long[] shape = wanted.clone();
        long known = 1;
        int open = -1;
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] == -1) {
                require(open < 0, "reshape", from, wanted);
                open = i;
            } else {
                known *= shape[i];
            }
        }
        long size = FloatArray.size(from);
        if (open >= 0) {
            require(known > 0 && size % known == 0, "reshape", from, wanted);
            shape[open] = size / known;
        }
        require(FloatArray.size(shape) == size, "reshape", from, wanted);
        return shape;
    }

    static long[] without(String operation, long[] shape, int... axes) {
        if (axes.length == 0) {
            return new long[0];
        }
        boolean[] gone = new boolean[shape.length];
        for (int axis : axes) {
            gone[axis(operation, axis, shape)] = true;
        }
        long[] rest = new long[shape.length];
        int kept = 0;
        for (int i = 0; i < shape.length; i++) {
            if (!gone[i]) {
                rest[kept++] = shape[i];
            }
        }
        return Arrays.copyOf(rest, kept);
    }

    static long[] with(long[] shape, int axis, long size) {
        long[] changed = shape.clone();
        changed[axis] = size;
        return changed;
    }
}
