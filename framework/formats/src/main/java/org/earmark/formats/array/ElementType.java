package org.earmark.formats.array;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The number formats that checkpoints and array files hold. Bytes are little-endian. */
public enum ElementType {
    BOOL(1),
    U8(1),
    I8(1),
    U16(2),
    I16(2),
    U32(4),
    I32(4),
    U64(8),
    I64(8),
    F16(2),
    /** The upper half of a float32. */
    BF16(2),
    F32(4),
    F64(8);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Size of one element. */
    public int bytes() {
        return bytes;
    }

    public boolean isFloatingPoint() {
        return this == F16 || this == BF16 || this == F32 || this == F64;
    }

    /** The type of that name, which is also its name in safetensors headers. */
    public static Optional<ElementType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /** The element at a byte position; exact but for 64-bit integers beyond 2^53. */
    double readDouble(ByteBuffer data, int position) {
        return switch (this) {
            case F16 -> HalfPrecision.toFloat(data.getShort(position));
            case BF16 -> Float.intBitsToFloat(data.getShort(position) << 16);
            case F32 -> data.getFloat(position);
            case F64 -> data.getDouble(position);
            case U64 -> unsignedToDouble(data.getLong(position));
            default -> readLong(data, position);
        };
    }

    /** The element at a byte position; fractions are cut off. */
    long readLong(ByteBuffer data, int position) {
        return switch (this) {
            case BOOL -> data.get(position) == 0 ? 0 : 1;
            case U8 -> Byte.toUnsignedLong(data.get(position));
            case I8 -> data.get(position);
            case U16 -> Short.toUnsignedLong(data.getShort(position));
            case I16 -> data.getShort(position);
            case U32 -> Integer.toUnsignedLong(data.getInt(position));
            case I32 -> data.getInt(position);
            case U64, I64 -> data.getLong(position);
            case F16, BF16, F32, F64 -> (long) readDouble(data, position);
        };
    }

    private static double unsignedToDouble(long bits) {
        // Halving keeps the lowest bit sticky, so that the one rounding happens in the conversion.
        return bits >= 0 ? bits : 2.0 * ((bits >>> 1) | (bits & 1));
    }
}
