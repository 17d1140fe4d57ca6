package org.earmark.formats.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Gathers the elements of a strided view into row-major order. */
public final class StridedCopy {
    private StridedCopy() {}

    /**
     * @param source the storage, from its position on
     * @param width bytes of an element
     * @param offset first element of the view, counted in elements of the storage
     * @param strides step of each axis in elements; all indices must lie inside the storage
     * @param count the number of elements of the shape
     */
    public static ByteBuffer copy(ByteBuffer source, int width, long offset, long[] shape, long[] strides, int count) {
        ByteBuffer target =
                ByteBuffer.allocate(Math.multiplyExact(count, width)).order(ByteOrder.LITTLE_ENDIAN);
        int base = source.position();
        long[] index = new long[shape.length];
        long element = offset;
        for (int i = 0; i < count; i++) {
            target.put(i * width, source, Math.toIntExact(base + element * width), width);
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                element += strides[axis];
                if (++index[axis] < shape[axis]) {
                    break;
                }
                element -= strides[axis] * shape[axis];
                index[axis] = 0;
            }
        }
        return target;
    }
}
