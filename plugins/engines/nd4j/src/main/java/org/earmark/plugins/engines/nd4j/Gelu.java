package org.earmark.plugins.engines.nd4j;

/**
 * The exact GELU, x·Φ(x), and its derivative by rational approximations of odd functions: Φ(x) − ½ and Φ(x) + x·φ(x) −
 * ½. Largest absolute errors in single precision are 2e−7 and 3e−7 (fitted against the double-precision functions on
 * the ranges below, outside of which both are ±½ to rounding).
 */
final class Gelu {
    private static final float RANGE = 5.6f;
    private static final float SLOPE_RANGE = 6f;

    private Gelu() {}

    static void apply(float[] x, float[] y, int length) {
        for (int i = 0; i < length; i++) {
            float v = x[i];
            float c = Math.max(-RANGE, Math.min(RANGE, v));
            float t = c * c;
            float p = 2.2143508e-8f;
            p = p * t + 6.355522e-6f;
            p = p * t + 1.7380979e-4f;
            p = p * t + 0.00470701f;
            p = p * t + 0.034372896f;
            p = p * t + 0.39894223f;
            float q = 1.1800828e-6f;
            q = q * t + 7.508481e-5f;
            q = q * t + 0.0019127544f;
            q = q * t + 0.028938113f;
            q = q * t + 0.2528258f;
            q = q * t + 1f;
            y[i] = v * (0.5f + c * p / q);
        }
    }

    /** d ← g · gelu'(x); d may be g. */
    static void gradient(float[] x, float[] g, float[] d, int length) {
        for (int i = 0; i < length; i++) {
            float c = Math.max(-SLOPE_RANGE, Math.min(SLOPE_RANGE, x[i]));
            float t = c * c;
            float p = 1.9095553e-7f;
            p = p * t + 3.585094e-5f;
            p = p * t + 2.3875044e-5f;
            p = p * t + 0.0142103415f;
            p = p * t + -0.030760042f;
            p = p * t + 0.79788464f;
            float q = 8.889505e-6f;
            q = q * t + 1.9340045e-4f;
            q = q * t + 0.0035283968f;
            q = q * t + 0.04105865f;
            q = q * t + 0.29478544f;
            q = q * t + 1f;
            d[i] = g[i] * (0.5f + c * p / q);
        }
    }
}
