package org.earmark.formats.hdf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What the values of a column are, as a datatype message of the HDF5 file format (version 1 of the message). Immutable.
 */
public final class HdfType {
    private static final int FIXED_POINT = 0x10;
    private static final int FLOATING_POINT = 0x11;
    private static final int TEXT = 0x13;
    private static final int ENUMERATION = 0x18;
    private static final int SIGNED = 0x08;
    private static final int PADDED_WITH_ZEROS = 0x01;

    /** Little-endian numbers of 16 bits. */
    public static final HdfType INT16 = integer(Short.BYTES);

    /** Little-endian numbers of 32 bits. */
    public static final HdfType INT32 = integer(Integer.BYTES);

    /** Little-endian IEEE numbers of 32 bits. */
    public static final HdfType FLOAT32 = float32();

    /** One byte, 0 or 1, with the names that h5py gives them: FALSE and TRUE. */
    public static final HdfType BOOL = bool();

    private final int size;
    private final byte[] message;

    private HdfType(int size, ByteBuffer message) {
        this.size = size;
        this.message = HdfMessages.written(message);
    }

    /** Bytes of text, filled up with zeros. */
    public static HdfType text(int bytes) {
        return new HdfType(bytes, head(0, TEXT, PADDED_WITH_ZEROS, bytes));
    }

    /** The bytes of a value. */
    public int size() {
        return size;
    }

    byte[] message() {
        return message.clone();
    }

    private static HdfType integer(int bytes) {
        ByteBuffer message = head(Integer.BYTES, FIXED_POINT, SIGNED, bytes);
        message.putShort((short) 0).putShort((short) (bytes * Byte.SIZE));
        return new HdfType(bytes, message);
    }

    private static HdfType float32() {
        int impliedLeadingOne = 0x20;
        int signBit = 31;
        ByteBuffer message = head(12, FLOATING_POINT, impliedLeadingOne | (signBit << Byte.SIZE), Float.BYTES);
        message.putShort((short) 0).putShort((short) Float.SIZE);
        message.put((byte) 23).put((byte) 8).put((byte) 0).put((byte) 23).putInt(Float.MAX_EXPONENT);
        return new HdfType(Float.BYTES, message);
    }

    private static HdfType bool() {
        byte[] base = integer(1).message();
        byte[] names = "FALSE\0\0\0TRUE\0\0\0\0".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer message = head(base.length + names.length + 2, ENUMERATION, 2, 1);
        message.put(base).put(names).put((byte) 0).put((byte) 1);
        return new HdfType(1, message);
    }

    /** Class and version, 24 bits of flags, the bytes of a value. */
    private static ByteBuffer head(int properties, int kind, int flags, int size) {
        ByteBuffer message = ByteBuffer.allocate(8 + properties).order(ByteOrder.LITTLE_ENDIAN);
        return message.putInt(kind | (flags << Byte.SIZE)).putInt(size);
    }
}
