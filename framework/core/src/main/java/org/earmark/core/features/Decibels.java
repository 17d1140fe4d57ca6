package org.earmark.core.features;

/**
 * {@code 10·log10(max(power, 1e-10))} without a call of {@link Math#log10}: exponent and the upper seven bits of the
 * mantissa by table, the rest by a short series. The error against the exact value is below 1e-5 dB, most of it the
 * rounding of the result to float32.
 */
final class Decibels {
    static final float FLOOR_POWER = 1e-10f;
    static final float FLOOR = -100f;

    private static final int TABLE_BITS = 7;
    private static final int MANTISSA_BITS = 23;
    private static final double DECIBELS_PER_NEPER = 10 / Math.log(10);
    private static final double DECIBELS_PER_OCTAVE = 10 * Math.log10(2);
    private static final double[] RECIPROCAL = new double[1 << TABLE_BITS];
    private static final double[] LOGARITHM = new double[1 << TABLE_BITS];

    static {
        for (int i = 0; i < RECIPROCAL.length; i++) {
            double middle = 1 + (i + 0.5) / RECIPROCAL.length;
            RECIPROCAL[i] = 1 / middle;
            LOGARITHM[i] = 10 * Math.log10(middle);
        }
    }

    private Decibels() {}

    static float of(float power) {
        if (power <= FLOOR_POWER) {
            return FLOOR;
        }
        if (!(power <= Float.MAX_VALUE)) {
            return power; // NaN and infinity must stay visible
        }
        int bits = Float.floatToRawIntBits(power);
        int exponent = (bits >>> MANTISSA_BITS) - Float.MAX_EXPONENT;
        int cell = (bits >>> (MANTISSA_BITS - TABLE_BITS)) & ((1 << TABLE_BITS) - 1);
        int one = Float.MAX_EXPONENT << MANTISSA_BITS;
        float mantissa = Float.intBitsToFloat((bits & ((1 << MANTISSA_BITS) - 1)) | one);
        double r = mantissa * RECIPROCAL[cell] - 1;
        double neper = r * (1 - r * (0.5 - r * (1.0 / 3)));
        return (float) (exponent * DECIBELS_PER_OCTAVE + LOGARITHM[cell] + neper * DECIBELS_PER_NEPER);
    }
}
