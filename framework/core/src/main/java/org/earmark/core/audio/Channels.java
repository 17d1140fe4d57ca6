package org.earmark.core.audio;

/** Mixing down to mono: the mean of the channels. */
final class Channels {
    private Channels() {}

    /** Writes the means of {@code frames} interleaved frames to {@code mono} from {@code offset} on. */
    static void average(float[] interleaved, int channels, int frames, float[] mono, int offset) {
        if (channels == 1) {
            System.arraycopy(interleaved, 0, mono, offset, frames);
            return;
        }
        for (int frame = 0; frame < frames; frame++) {
            float sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += interleaved[frame * channels + channel];
            }
            mono[offset + frame] = sum / channels;
        }
    }
}
