package org.earmark.formats.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.earmark.spi.tensor.FloatArray;

/** A dense array in row-major order with the element type it had in its file. Immutable. */
public final class TypedArray {
    private final ElementType type;
    private final long[] shape;
    private final ByteBuffer data;

    /**
     * @param data exactly the elements, from position to limit, little-endian; not copied
     * @throws IllegalArgumentException when the shape does not fit the data
     */
    public TypedArray(ElementType type, long[] shape, ByteBuffer data) {
        this.type = Objects.requireNonNull(type);
        this.shape = shape.clone();
        this.data = data.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (Math.multiplyExact(FloatArray.size(shape), type.bytes()) != this.data.remaining()) {
            throw new IllegalArgumentException("shape " + Arrays.toString(shape) + " of " + type + " does not fill "
                    + this.data.remaining() + " bytes");
        }
    }

    /** A float32 array of the same values. */
    public static TypedArray of(FloatArray array) {
        ByteBuffer data = ByteBuffer.allocate(Math.multiplyExact(array.values().length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(array.values());
        return new TypedArray(ElementType.F32, array.shape(), data);
    }

    public ElementType type() {
        return type;
    }

    /** The size of each axis; empty for a scalar. */
    public long[] shape() {
        return shape.clone();
    }

    /** The number of elements. */
    public int size() {
        return data.remaining() / type.bytes();
    }

    /** One element; exact but for 64-bit integers beyond 2^53. */
    public double getDouble(int index) {
        return type.readDouble(data, Math.multiplyExact(index, type.bytes()));
    }

    /** One element; fractions are cut off. */
    public long getLong(int index) {
        return type.readLong(data, Math.multiplyExact(index, type.bytes()));
    }

    /** All values rounded to float32. */
    public FloatArray toFloatArray() {
        float[] values = new float[size()];
        if (type == ElementType.F32) {
            data.asFloatBuffer().get(values);
        } else {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) getDouble(i);
            }
        }
        return new FloatArray(values, shape.clone());
    }

    /** All values; exact but for 64-bit integers beyond 2^53. */
    public double[] toDoubles() {
        double[] values = new double[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = getDouble(i);
        }
        return values;
    }

    /** All values; fractions are cut off. */
    public long[] toLongs() {
        long[] values = new long[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = getLong(i);
        }
        return values;
    }

    /** The bytes of all elements, little-endian, read-only. */
    public ByteBuffer bytes() {
        return data.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public String toString() {
        return type + Arrays.toString(shape);
    }
}
