package org.earmark.formats.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.stream.IntStream;
import org.earmark.spi.tensor.FloatArray;

/** A NumPy element type such as {@code <f4}: a number format and a byte order. */
record NumpyDtype(ElementType type, boolean bigEndian) {
    /** Empty for texts, objects, complex numbers, records. */
    static Optional<NumpyDtype> parse(String descriptor) {
        boolean marked = !descriptor.isEmpty() && "<>|=".indexOf(descriptor.charAt(0)) >= 0;
        boolean bigEndian = descriptor.startsWith(">");
        return elementType(marked ? descriptor.substring(1) : descriptor).map(type -> new NumpyDtype(type, bigEndian));
    }

    private static Optional<ElementType> elementType(String code) {
        return Optional.ofNullable(
                switch (code) {
                    case "b1" -> ElementType.BOOL;
                    case "u1" -> ElementType.U8;
                    case "i1" -> ElementType.I8;
                    case "u2" -> ElementType.U16;
                    case "i2" -> ElementType.I16;
                    case "u4" -> ElementType.U32;
                    case "i4" -> ElementType.I32;
                    case "u8" -> ElementType.U64;
                    case "i8" -> ElementType.I64;
                    case "f2" -> ElementType.F16;
                    case "f4" -> ElementType.F32;
                    case "f8" -> ElementType.F64;
                    default -> null;
                });
    }

    /** The elements in row-major, little-endian order. The data must have the right length. */
    TypedArray toArray(ByteBuffer data, long[] shape, boolean fortranOrder) {
        ByteBuffer ordered = fortranOrder && shape.length > 1 ? fromFortranOrder(data, shape) : data;
        return new TypedArray(type, shape, bigEndian ? swapped(ordered) : ordered);
    }

    private ByteBuffer fromFortranOrder(ByteBuffer data, long[] shape) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return StridedCopy.copy(data, type.bytes(), 0, shape, strides, (int) FloatArray.size(shape));
    }

    private ByteBuffer swapped(ByteBuffer data) {
        int width = type.bytes();
        ByteBuffer swapped = ByteBuffer.allocate(data.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        IntStream.range(0, data.remaining())
                .forEach(i -> swapped.put(i, data.get(data.position() + i - i % width + width - 1 - i % width)));
        return swapped;
    }
}
