package org.earmark.plugins.engines.nd4j;

/**
 * Transcendental functions over rows in single precision. The loops hold nothing but products, sums and quotients, so
 * that the JVM turns them into vector instructions; calls of {@link Math} take ten times as long.
 */
final class Exponential {
    /** Beyond this the result would be subnormal; it is 0 to single precision beside a maximum of 1. */
    private static final float LOWEST = -87;

    private static final float LOG2_E = (float) (1 / Math.log(2));
    private static final float LN2_HIGH = 355 / 512f;
    private static final float LN2_LOW = (float) (Math.log(2) - LN2_HIGH);
    /** 1.5 · 2²³: adding it leaves the nearest integer in the lowest bits. */
    private static final float ROUNDER = 12582912f;

    private final float[] rounded;

    Exponential(int longest) {
        rounded = new float[longest];
    }

    /** x_i ← exp(x_i − shift) for arguments of at most 0; relative error about 1e−7. */
    void exp(float[] x, int from, int length, float shift) {
        float[] r = rounded;
        for (int i = 0; i < length; i++) {
            float t = Math.max(LOWEST, x[from + i] - shift);
            float z = t * LOG2_E + ROUNDER;
            float n = z - ROUNDER;
            float f = t - n * LN2_HIGH - n * LN2_LOW;
            r[i] = z;
            x[from + i] = f;
        }
        for (int i = 0; i < length; i++) {
            float f = x[from + i];
            // Taylor up to f⁷/7! on |f| ≤ ln 2 / 2
            float p = 1 / 5040f;
            p = p * f + 1 / 720f;
            p = p * f + 1 / 120f;
            p = p * f + 1 / 24f;
            p = p * f + 1 / 6f;
            p = p * f + 0.5f;
            p = p * f + 1f;
            x[from + i] = p * f + 1f;
        }
        for (int i = 0; i < length; i++) {
            x[from + i] *= Float.intBitsToFloat((Float.floatToRawIntBits(r[i]) << 23) + 0x3f800000);
        }
    }
}
