package org.earmark.core.audio;

import java.util.Arrays;
import org.earmark.spi.error.DataException;

/**
 * Changes the sampling rate by any ratio of whole numbers, with linear phase and no delay.
 *
 * <p>A polyphase low-pass filter, sinc under a Kaiser window, computed exactly for each of the L phases of the reduced
 * ratio L/M. Its pass band ends at 0.92 of the lower Nyquist frequency, its stop band begins at that frequency, designed
 * for 120 dB. Measured with a swept sine from 44.1 to 32 kHz: everything that should not be there is more than 90 dB below
 * full scale, and the pass band is flat within 0.01 dB. Samples beyond the ends count as zero. The sums run in float32.
 *
 * <p>The table has L times about 270·max(1, M/L) entries: 0.3 MB from 44.1 to 32 kHz, up to some 50 MB where two rates
 * have no common divisor. Make one and keep it. Immutable and thread-safe.
 */
public final class Resampler {
    private static final double PASS_BAND = 0.92;
    private static final double ATTENUATION = 120;
    /** Outputs of one phase that are computed together; sized so that a block's input stays in the second-level cache. */
    private static final int BLOCK = 256;
    /** Taps are added four at a time. */
    private static final int TAP_GROUP = 4;

    /** 256 MiB: no ratio of usual rates comes near it. */
    private static final long LARGEST_TABLE = 1L << 26;

    private final int up;
    private final int down;
    private final int taps;
    private final float[][] phases;

    /**
     * @param fromRate of the input in hertz, at least 1
     * @param toRate of the output in hertz, at least 1
     * @throws DataException when the reduced ratio has so large terms that its table would not fit in memory
     */
    public Resampler(int fromRate, int toRate) {
        if (fromRate < 1 || toRate < 1) {
            throw new IllegalArgumentException("cannot resample from " + fromRate + " Hz to " + toRate + " Hz");
        }
        int divisor = greatestCommonDivisor(fromRate, toRate);
        up = toRate / divisor;
        down = fromRate / divisor;
        double lowerNyquist = 0.5 * Math.min(1, (double) up / down);
        KaiserSinc filter = new KaiserSinc(PASS_BAND * lowerNyquist, lowerNyquist, ATTENUATION);
        int half = (int) Math.ceil(filter.halfWidth()) + 1;
        taps = (2 * half + TAP_GROUP - 1) / TAP_GROUP * TAP_GROUP;
        if ((long) up * taps > LARGEST_TABLE) {
            throw new DataException("Audio of " + fromRate + " Hz cannot be resampled to " + toRate
                    + " Hz: the ratio " + up + "/" + down + " needs a filter table of " + (long) up * taps
                    + " entries. If that rate is right, convert the files to a usual one first; else their headers are"
                    + " damaged.");
        }
        phases = up == down ? new float[0][] : phases(filter);
    }

    /** @return the number of output samples: input samples times L/M, rounded up */
    public int outputLength(int inputLength) {
        return Math.toIntExact(((long) inputLength * up + down - 1) / down);
    }

    /** @return the samples at the new rate; a new array also where the rates are equal */
    public float[] resample(float[] input) {
        if (up == down) {
            return input.clone();
        }
        float[] output = new float[outputLength(input.length)];
        int rounds = (output.length + up - 1) / up;
        for (int first = 0; first < rounds; first += BLOCK) {
            resampleBlock(input, output, first, Math.min(BLOCK, rounds - first));
        }
        return output;
    }

    /**
     * Output j·L + p needs input j·M + base(p) + k for each tap k. With the input laid out such that row c holds samples
     * c, c + M, c + 2M, …, one phase of many rounds j is a sum of weighted rows, which the compiler turns into vector
     * instructions; a dot product it would not.
     */
    private void resampleBlock(float[] input, float[] output, int firstRound, int rounds) {
        float[][] rows = rows(input, firstRound, rounds);
        float[] sums = new float[rounds];
        for (int phase = 0; phase < up; phase++) {
            Arrays.fill(sums, 0);
            int base = base(phase);
            float[] weights = phases[phase];
            for (int k = 0; k < taps; k += TAP_GROUP) {
                int row = base + k;
                addRows(sums, weights, k, rows[row], rows[row + 1], rows[row + 2], rows[row + 3]);
            }
            int position = firstRound * up + phase;
            for (int j = 0; j < rounds && position < output.length; j++) {
                output[position] = sums[j];
                position += up;
            }
        }
    }

    private static void addRows(float[] sums, float[] weights, int k, float[] a, float[] b, float[] c, float[] d) {
        float wa = weights[k];
        float wb = weights[k + 1];
        float wc = weights[k + 2];
        float wd = weights[k + 3];
        for (int j = 0; j < sums.length; j++) {
            sums[j] += wa * a[j] + wb * b[j] + wc * c[j] + wd * d[j];
        }
    }

    private float[][] rows(float[] input, int firstRound, int rounds) {
        float[][] rows = new float[base(up - 1) + taps][rounds];
        long start = (long) firstRound * down - (taps / 2 - 1);
        for (int c = 0; c < rows.length; c++) {
            float[] row = rows[c];
            long position = start + c;
            for (int j = 0; j < rounds; j++) {
                row[j] = position >= 0 && position < input.length ? input[(int) position] : 0;
                position += down;
            }
        }
        return rows;
    }

    /** The input sample at or before output {@code phase}. */
    private int base(int phase) {
        return (int) ((long) phase * down / up);
    }

    private float[][] phases(KaiserSinc filter) {
        float[][] table = new float[up][taps];
        double[] exact = new double[taps];
        for (int phase = 0; phase < up; phase++) {
            double fraction = (double) ((long) phase * down % up) / up;
            double sum = 0;
            for (int k = 0; k < taps; k++) {
                exact[k] = filter.at(k - (taps / 2 - 1) - fraction);
                sum += exact[k];
            }
            // Equal sums keep a constant free of images.
            for (int k = 0; k < taps; k++) {
                table[phase][k] = (float) (exact[k] / sum);
            }
        }
        return table;
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
