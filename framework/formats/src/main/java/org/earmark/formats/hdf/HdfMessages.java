package org.earmark.formats.hdf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The messages of an object header of version 1; each is a multiple of eight bytes long. */
final class HdfMessages {
    private static final int DATASPACE = 0x01;
    private static final int DATATYPE = 0x03;
    private static final int FILL_VALUE = 0x05;
    private static final int LAYOUT = 0x08;
    private static final int ATTRIBUTE = 0x0C;
    private static final int SYMBOL_TABLE = 0x11;
    private static final int HEAD_BYTES = 16;
    private static final int ALIGNMENT = 8;
    private static final int ROOM = 1024;

    private final ByteBuffer messages = ByteBuffer.allocate(ROOM).order(ByteOrder.LITTLE_ENDIAN);
    private int count;

    /** The header of a column whose values lie in one piece. */
    static HdfMessages of(HdfColumn column, long address) {
        long[] shape = column.columns().isPresent()
                ? new long[] {column.rows(), column.columns().getAsInt()}
                : new long[] {column.rows()};
        return new HdfMessages()
                .add(DATASPACE, dataspace(shape))
                .add(DATATYPE, column.type().message())
                .add(FILL_VALUE, noFillValue())
                .add(LAYOUT, contiguous(address, column.bytes()));
    }

    HdfMessages symbolTable(long tree, long heap) {
        return add(SYMBOL_TABLE, written(buffer(2 * Long.BYTES).putLong(tree).putLong(heap)));
    }

    /** A whole number of 32 bits. */
    HdfMessages attribute(String name, int value) {
        byte[] text = Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), name.length() + 1);
        byte[] type = HdfType.INT32.message();
        byte[] space = dataspace(new long[0]);
        ByteBuffer message =
                buffer(ALIGNMENT + aligned(text.length) + aligned(type.length) + aligned(space.length) + Integer.BYTES);
        message.putShort((short) 1);
        message.putShort((short) text.length).putShort((short) type.length).putShort((short) space.length);
        for (byte[] part : new byte[][] {text, type, space}) {
            message.put(Arrays.copyOf(part, aligned(part.length)));
        }
        return add(ATTRIBUTE, written(message.putInt(value)));
    }

    /**
     * @param bytes that the header may take
     * @throws IllegalStateException when it needs more
     */
    byte[] header(int bytes) {
        int size = messages.position();
        if (HEAD_BYTES + size > bytes) {
            throw new IllegalStateException(
                    "an object header of " + (HEAD_BYTES + size) + " bytes has room for " + bytes);
        }
        ByteBuffer header = buffer(HEAD_BYTES + size);
        header.putShort((short) 1)
                .putShort((short) count)
                .putInt(1)
                .putInt(size)
                .putInt(0);
        return written(header.put(messages.duplicate().flip()));
    }

    private HdfMessages add(int type, byte[] content) {
        messages.putShort((short) type)
                .putShort((short) aligned(content.length))
                .putInt(0);
        messages.put(Arrays.copyOf(content, aligned(content.length)));
        count++;
        return this;
    }

    private static byte[] dataspace(long[] shape) {
        ByteBuffer message = buffer(ALIGNMENT + shape.length * Long.BYTES);
        message.put((byte) 1).put((byte) shape.length).putShort((short) 0).putInt(0);
        for (long size : shape) {
            message.putLong(size);
        }
        return written(message);
    }

    /** Space is there from the start and nothing is filled in. */
    private static byte[] noFillValue() {
        byte version = 2;
        byte early = 1;
        byte never = 1;
        return new byte[] {version, early, never, 0};
    }

    private static byte[] contiguous(long address, long bytes) {
        byte version = 3;
        byte contiguous = 1;
        return written(buffer(2 + 2 * Long.BYTES)
                .put(version)
                .put(contiguous)
                .putLong(address)
                .putLong(bytes));
    }

    /** What was put into a buffer. */
    static byte[] written(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.position()];
        buffer.duplicate().flip().get(bytes);
        return bytes;
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int aligned(int bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
