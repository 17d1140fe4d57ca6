package org.earmark.core.features.cache;

import java.nio.ByteBuffer;

/** How a cached value is stored; always least significant byte first. */
public enum FeatureEncoding {
    /** As computed. */
    FLOAT32(Float.BYTES) {
        @Override
        void encode(float[] values, ByteBuffer target) {
            target.asFloatBuffer().put(values);
        }

        @Override
        void decode(ByteBuffer source, float[] target, int offset, int count) {
            source.asFloatBuffer().get(target, offset, count);
        }
    },
    /** Half the space; a log-mel value between −128 and −64 dB is off by up to 0.031 dB, others by less. */
    FLOAT16(Short.BYTES) {
        @Override
        void encode(float[] values, ByteBuffer target) {
            for (int i = 0; i < values.length; i++) {
                target.putShort(i * Short.BYTES, Half.fromFloat(values[i]));
            }
        }

        @Override
        void decode(ByteBuffer source, float[] target, int offset, int count) {
            for (int i = 0; i < count; i++) {
                target[offset + i] = Half.toFloat(source.getShort(i * Short.BYTES));
            }
        }
    };

    private final int bytes;

    FeatureEncoding(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    /** Writes all values from the start of a little-endian buffer on. */
    abstract void encode(float[] values, ByteBuffer target);

    /** Reads {@code count} values from the start of a little-endian buffer. */
    abstract void decode(ByteBuffer source, float[] target, int offset, int count);
}
