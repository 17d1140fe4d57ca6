package org.earmark.core.features;

import org.jtransforms.fft.FloatFFT_1D;

/** Computes power spectra of real frames of one size N. Immutable and thread-safe: the caller brings the work array. */
final class PowerSpectrum {
    private final float[] window;
    private final FloatFFT_1D transform;

    /** @param window of length N */
    PowerSpectrum(float[] window) {
        this.window = window;
        this.transform = new FloatFFT_1D(window.length);
    }

    /** @return the number of bins, N/2 + 1 */
    int bins() {
        return window.length / 2 + 1;
    }

    /**
     * Computes {@code power[k] = |Σ_n window[n]·samples[offset + n]·exp(−2πi·k·n/N)|²} for k in 0..N/2.
     *
     * <p>One frame goes through one real transform. Two frames packed into one complex transform would be quicker, but
     * the rounding noise of a loud frame would then lift a silent one off the floor.
     *
     * @param samples at least {@code offset + N} samples; not changed
     * @param work N values, overwritten
     * @param power receives N/2 + 1 values
     */
    void compute(float[] samples, int offset, float[] work, float[] power) {
        System.arraycopy(samples, offset, work, 0, window.length);
        for (int n = 0; n < window.length; n++) {
            work[n] *= window[n];
        }
        transform.realForward(work);
        unpack(work, power);
    }

    /** JTransforms puts Re(0) at 0, Re(N/2) at 1 for even N or Im((N−1)/2) at 1 for odd N, then pairs from Re(1) on. */
    private static void unpack(float[] packed, float[] power) {
        int size = packed.length;
        int whole = (size - 1) / 2;
        if (size % 2 == 0) {
            power[size / 2] = packed[1] * packed[1];
        } else if (whole > 0) {
            power[whole] = packed[size - 1] * packed[size - 1] + packed[1] * packed[1];
            whole--;
        }
        power[0] = packed[0] * packed[0];
        for (int k = 1; k <= whole; k++) {
            power[k] = packed[2 * k] * packed[2 * k] + packed[2 * k + 1] * packed[2 * k + 1];
        }
    }
}
