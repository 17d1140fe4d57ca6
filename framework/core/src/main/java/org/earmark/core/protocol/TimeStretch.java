package org.earmark.core.protocol;

/**
 * Stretches a spectrogram along time by bicubic interpolation with aligned corners (Keys' kernel with a = −0.75), in
 * single precision as PyTorch does. Networks of the HTS-AT family do the same; here it is needed where a part of the
 * stretched spectrogram is judged alone.
 */
final class TimeStretch {
    private static final float A = -0.75f;

    private TimeStretch() {}

    /** (from, bands) → (to, bands), row by row. */
    static float[] apply(float[] values, int bands, int to) {
        int from = values.length / bands;
        float[] stretched = new float[to * bands];
        float scale = to > 1 ? (float) (from - 1) / (to - 1) : 0;
        for (int i = 0; i < to; i++) {
            float position = scale * i;
            int origin = (int) Math.floor(position);
            float t = position - origin;
            float[] weights = {outer(t + 1), inner(t), inner(1 - t), outer(2 - t)};
            for (int k = 0; k < weights.length; k++) {
                int source = Math.max(0, Math.min(from - 1, origin - 1 + k));
                for (int band = 0; band < bands; band++) {
                    stretched[i * bands + band] += weights[k] * values[source * bands + band];
                }
            }
        }
        return stretched;
    }

    /** The kernel at a distance in [0, 1]. */
    private static float inner(float x) {
        return ((A + 2) * x - (A + 3)) * x * x + 1;
    }

    /** The kernel at a distance in [1, 2]. */
    private static float outer(float x) {
        return ((A * x - 5 * A) * x + 8 * A) * x - 4 * A;
    }
}
