package org.earmark.core.features.cache;

/** Conversion between float32 and IEEE 754 half precision (binary16), which Java has only from version 20 on. */
final class Half {
    private static final int MANTISSA_SHIFT = 13;
    private static final int SMALLEST_NORMAL = 113 << 23;
    private static final int OVERFLOW = 143 << 23;
    private static final int INFINITY = 0x7c00;
    private static final int QUIET_NAN = 0x7e00;
    private static final float[] VALUES = new float[1 << 16];

    static {
        for (int bits = 0; bits < VALUES.length; bits++) {
            VALUES[bits] = exact(bits);
        }
    }

    private Half() {}

    static float toFloat(short half) {
        return VALUES[half & 0xffff];
    }

    /** Rounds to the nearest half, ties to even; what is too large becomes infinite. */
    static short fromFloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> 16) & 0x8000;
        int magnitude = bits & 0x7fff_ffff;
        return (short) (sign | fromMagnitude(magnitude));
    }

    private static int fromMagnitude(int magnitude) {
        if (magnitude > Float.floatToRawIntBits(Float.POSITIVE_INFINITY)) {
            return QUIET_NAN;
        }
        if (magnitude >= OVERFLOW) {
            return INFINITY;
        }
        if (magnitude < SMALLEST_NORMAL) {
            // Adding 1/2 aligns the mantissa with the steps of 2^-24 of a subnormal half, and rounds as it should.
            return Float.floatToRawIntBits(Float.intBitsToFloat(magnitude) + 0.5f) - Float.floatToRawIntBits(0.5f);
        }
        int even = (magnitude >>> MANTISSA_SHIFT) & 1;
        int rounded = magnitude + (1 << (MANTISSA_SHIFT - 1)) - 1 + even;
        return (rounded - (112 << 23)) >>> MANTISSA_SHIFT;
    }

    private static float exact(int bits) {
        int exponent = (bits >>> 10) & 0x1f;
        int mantissa = bits & 0x3ff;
        float magnitude;
        if (exponent == 0x1f) {
            magnitude = mantissa == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else if (exponent == 0) {
            magnitude = mantissa * 0x1p-24f;
        } else {
            magnitude = Float.intBitsToFloat((exponent + 112) << 23 | mantissa << MANTISSA_SHIFT);
        }
        return (bits & 0x8000) != 0 ? -magnitude : magnitude;
    }
}
