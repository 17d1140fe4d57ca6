package org.earmark.analysis.export;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Writes scalars in the format of TensorBoard: TFRecords (length, its masked CRC-32C, data, theirs) of {@code
 * tensorflow.Event} messages. The few fields that scalars need do not pay for a protobuf library.
 */
final class TensorBoardFile {
    private static final int DOUBLE = 1;
    private static final int BYTES = 2;
    private static final int FLOAT = 5;

    private TensorBoardFile() {}

    /** The bytes of an event file; a point without a time has the time of the one before, or the epoch. */
    static byte[] of(List<Point> points) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        double wallTime = points.stream()
                .flatMap(point -> point.time().stream())
                .findFirst()
                .map(TensorBoardFile::seconds)
                .orElse(0.0);
        Message version = new Message();
        version.fixed64(1, wallTime);
        version.text(3, "brain.Event:2");
        record(file, version.bytes());
        for (Point point : points) {
            wallTime = point.time().map(TensorBoardFile::seconds).orElse(wallTime);
            record(file, event(point, wallTime));
        }
        return file.toByteArray();
    }

    private static byte[] event(Point point, double wallTime) {
        Message value = new Message();
        value.text(1, point.tag());
        value.fixed32(2, (float) point.value());
        Message summary = new Message();
        summary.bytes(1, value.bytes());
        Message event = new Message();
        event.fixed64(1, wallTime);
        event.whole(2, point.step());
        event.bytes(5, summary.bytes());
        return event.bytes();
    }

    private static double seconds(java.time.Instant time) {
        return time.getEpochSecond() + time.getNano() / 1e9;
    }

    private static void record(ByteArrayOutputStream file, byte[] data) {
        byte[] length = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(data.length)
                .array();
        file.writeBytes(length);
        file.writeBytes(maskedChecksum(length));
        file.writeBytes(data);
        file.writeBytes(maskedChecksum(data));
    }

    /** Rotated and shifted, because checksums of data that hold checksums are weak. */
    private static byte[] maskedChecksum(byte[] data) {
        CRC32C checksum = new CRC32C();
        checksum.update(data);
        int value = Integer.rotateRight((int) checksum.getValue(), 15) + 0xa282ead8;
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    /** A protobuf message as it grows. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        byte[] bytes() {
            return out.toByteArray();
        }

        void whole(int field, long value) {
            varint((long) field << 3);
            varint(value);
        }

        void fixed64(int field, double value) {
            varint(((long) field << 3) | DOUBLE);
            out.writeBytes(ByteBuffer.allocate(Double.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putDouble(value)
                    .array());
        }

        void fixed32(int field, float value) {
            varint(((long) field << 3) | FLOAT);
            out.writeBytes(ByteBuffer.allocate(Float.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putFloat(value)
                    .array());
        }

        void text(int field, String value) {
            bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        void bytes(int field, byte[] value) {
            varint(((long) field << 3) | BYTES);
            varint(value.length);
            out.writeBytes(value);
        }

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                out.write((int) ((rest & 0x7F) | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
