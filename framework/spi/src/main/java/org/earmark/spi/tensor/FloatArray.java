package org.earmark.spi.tensor;

import java.util.Arrays;
import java.util.Objects;

/**
 * A dense float32 array on the JVM in row-major order: how values cross between the JVM and an engine.
 *
 * @param values the elements; not copied, the holder must not change them once handed over
 * @param shape the size of each axis; empty for a scalar
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bulk data: identity of the arrays is the point
public record FloatArray(float[] values, long... shape) {
    public FloatArray {
        Objects.requireNonNull(values);
        if (size(shape) != values.length) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " does not hold " + values.length + " values");
        }
    }

    public static FloatArray zeros(long... shape) {
        return new FloatArray(new float[Math.toIntExact(size(shape))], shape);
    }

    public static FloatArray filled(float value, long... shape) {
        FloatArray array = zeros(shape);
        Arrays.fill(array.values, value);
        return array;
    }

    /** The number of elements of a shape; 1 for a scalar. */
    public static long size(long... shape) {
        long size = 1;
        for (long axis : shape) {
            size = Math.multiplyExact(size, axis);
        }
        return size;
    }

    public FloatArray copy() {
        return new FloatArray(values.clone(), shape.clone());
    }

    /** Equal shape and equal bits of every element. */
    public boolean contentEquals(FloatArray other) {
        if (!Arrays.equals(shape, other.shape)) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if (Float.floatToRawIntBits(values[i]) != Float.floatToRawIntBits(other.values[i])) {
                return false;
            }
        }
        return true;
    }
}
