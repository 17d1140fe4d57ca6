package org.earmark.core.audio;

import java.util.Arrays;
import org.earmark.spi.data.ClipLayout;

/** Brings waveforms to one length, and shifts them. */
public final class ClipFitting {
    private ClipFitting() {}

    /**
     * Cuts a longer waveform at the end; repeats a shorter one from its start and cuts it, or adds zeros after it.
     *
     * @param waveform at least one sample
     * @return a new array of {@code length} samples
     */
    public static float[] fit(float[] waveform, int length, ClipLayout.Fill fill) {
        if (waveform.length == 0) {
            throw new IllegalArgumentException("a waveform without samples cannot be fitted to " + length);
        }
        float[] fitted = Arrays.copyOf(waveform, length);
        if (fill == ClipLayout.Fill.REPEAT) {
            for (int done = waveform.length; done < length; done += waveform.length) {
                System.arraycopy(waveform, 0, fitted, done, Math.min(waveform.length, length - done));
            }
        }
        return fitted;
    }

    /**
     * Rotates to the left: the result begins with sample {@code shift}, and what is cut off at the start follows at the
     * end. HTS-AT's test-time augmentation takes view k at shift 50·k·(k + 1).
     *
     * @param shift in samples; any sign and size
     */
    public static float[] rotateLeft(float[] waveform, int shift) {
        int length = waveform.length;
        if (length == 0) {
            return new float[0];
        }
        int start = Math.floorMod(shift, length);
        float[] rotated = new float[length];
        System.arraycopy(waveform, start, rotated, 0, length - start);
        System.arraycopy(waveform, 0, rotated, length - start, start);
        return rotated;
    }
}
