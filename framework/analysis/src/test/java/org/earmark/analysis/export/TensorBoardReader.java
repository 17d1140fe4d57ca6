package org.earmark.analysis.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads event files by their specification alone, with a checksum of its own. */
final class TensorBoardReader {
    /** One scalar. */
    record Scalar(double wallTime, long step, String tag, float value) {}

    private static final int POLYNOMIAL = 0x82f63b78;

    private final ByteBuffer bytes;
    private String version = "";
    private final List<Scalar> scalars = new ArrayList<>();

    TensorBoardReader(byte[] file) {
        bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            byte[] length = take(8);
            assertThat(bytes.getInt()).as("checksum of the length").isEqualTo(masked(length));
            byte[] data = take(
                    (int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong());
            assertThat(bytes.getInt()).as("checksum of the data").isEqualTo(masked(data));
            event(ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN));
        }
    }

    String version() {
        return version;
    }

    List<Scalar> scalars() {
        return scalars;
    }

    private byte[] take(int count) {
        byte[] part = new byte[count];
        bytes.get(part);
        return part;
    }

    private void event(ByteBuffer message) {
        double wallTime = 0;
        long step = 0;
        while (message.hasRemaining()) {
            int key = (int) varint(message);
            switch (key) {
                case (1 << 3) | 1 -> wallTime = message.getDouble();
                case 2 << 3 -> step = varint(message);
                case (3 << 3) | 2 ->
                    version = StandardCharsets.UTF_8.decode(part(message)).toString();
                case (5 << 3) | 2 -> summary(part(message), wallTime, step);
                default -> throw new AssertionError("unknown key " + key);
            }
        }
    }

    private void summary(ByteBuffer summary, double wallTime, long step) {
        assertThat(varint(summary)).isEqualTo((1 << 3) | 2);
        ByteBuffer value = part(summary);
        assertThat(varint(value)).isEqualTo((1 << 3) | 2);
        String tag = StandardCharsets.UTF_8.decode(part(value)).toString();
        assertThat(varint(value)).isEqualTo((2 << 3) | 5);
        scalars.add(new Scalar(wallTime, step, tag, value.getFloat()));
    }

    private static ByteBuffer part(ByteBuffer message) {
        int length = (int) varint(message);
        ByteBuffer part = message.slice(message.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        message.position(message.position() + length);
        return part;
    }

    private static long varint(ByteBuffer message) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = message.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static int masked(byte[] data) {
        int crc = -1;
        for (byte next : data) {
            crc ^= next & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ POLYNOMIAL;
            }
        }
        crc = ~crc;
        return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    }
}
