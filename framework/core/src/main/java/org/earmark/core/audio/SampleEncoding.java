package org.earmark.core.audio;

import java.nio.ByteBuffer;

/** How one sample is stored, least significant byte first. */
enum SampleEncoding {
    UNSIGNED_8("PCM", 1, 127 / 128f),
    SIGNED_16("PCM", 2, 32767 / 32768f),
    SIGNED_24("PCM", 3, 8388607 / 8388608f),
    SIGNED_32("PCM", 4, 1),
    FLOAT_32("float", 4, 1),
    FLOAT_64("float", 8, 1),
    MU_LAW("mu-law", 1, 32124 / 32768f),
    A_LAW("A-law", 1, 32256 / 32768f);

    private static final float TWO_TO_THE_7 = 1 << 7;
    private static final float TWO_TO_THE_15 = 1 << 15;
    private static final float TWO_TO_THE_23 = 1 << 23;
    private static final float TWO_TO_THE_31 = 0x1p31f;

    private final String title;
    private final int bytes;
    private final float fullScale;

    /** @param fullScale the largest positive value */
    SampleEncoding(String title, int bytes, float fullScale) {
        this.title = title;
        this.bytes = bytes;
        this.fullScale = fullScale;
    }

    AudioEncoding of(int channels) {
        return new AudioEncoding(title, bytes * Byte.SIZE, channels, fullScale);
    }

    int bytes() {
        return bytes;
    }

    /**
     * Decodes {@code count} samples, interleaved or not, from the start of a little-endian buffer.
     *
     * @param target receives them at full scale ±1 from index 0 on; floating-point samples are not clipped
     */
    void decode(ByteBuffer source, int count, Int16Scale scale, float[] target) {
        switch (this) {
            case UNSIGNED_8 -> {
                for (int i = 0; i < count; i++) {
                    target[i] = ((source.get(i) & 0xff) - 128) / TWO_TO_THE_7;
                }
            }
            case SIGNED_16 -> {
                for (int i = 0; i < count; i++) {
                    target[i] = scale.toFloat(source.getShort(2 * i));
                }
            }
            case SIGNED_24 -> {
                for (int i = 0; i < count; i++) {
                    int low = source.getShort(3 * i) & 0xffff;
                    target[i] = ((source.get(3 * i + 2) << 16) | low) / TWO_TO_THE_23;
                }
            }
            case SIGNED_32 -> {
                for (int i = 0; i < count; i++) {
                    target[i] = source.getInt(4 * i) / TWO_TO_THE_31;
                }
            }
            case FLOAT_32 ->
                source.slice().order(source.order()).asFloatBuffer().get(target, 0, count);
            case FLOAT_64 -> {
                for (int i = 0; i < count; i++) {
                    target[i] = (float) source.getDouble(8 * i);
                }
            }
            case MU_LAW -> {
                for (int i = 0; i < count; i++) {
                    target[i] = muLaw(source.get(i)) / TWO_TO_THE_15;
                }
            }
            case A_LAW -> {
                for (int i = 0; i < count; i++) {
                    target[i] = aLaw(source.get(i)) / TWO_TO_THE_15;
                }
            }
        }
    }

    /** ITU-T G.711 mu-law, expanded to the range of 16 bits. */
    private static int muLaw(byte code) {
        int bits = ~code & 0xff;
        int exponent = (bits >> 4) & 7;
        int magnitude = (((bits & 0x0f) << 3) + 0x84) << exponent;
        return (bits & 0x80) != 0 ? 0x84 - magnitude : magnitude - 0x84;
    }

    /** ITU-T G.711 A-law, expanded to the range of 16 bits. */
    private static int aLaw(byte code) {
        int bits = (code ^ 0x55) & 0xff;
        int exponent = (bits >> 4) & 7;
        int mantissa = ((bits & 0x0f) << 4) + 8;
        int magnitude = exponent == 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
        return (bits & 0x80) != 0 ? magnitude : -magnitude;
    }
}
