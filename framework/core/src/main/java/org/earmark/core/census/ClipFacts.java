package org.earmark.core.census;

import org.earmark.core.audio.AudioEncoding;

/**
 * What was measured on the sound of one clip, before it is fitted to any length.
 *
 * @param clip index in the data set
 * @param id of the clip
 * @param encoding how its file stores it
 * @param sampleRate in hertz
 * @param seconds its length
 * @param peak largest magnitude; full scale is 1
 * @param rms root mean square
 * @param clippedRuns places where at least {@link SampleFacts#CLIPPED_RUN} samples in a row stand at full scale
 * @param nonFinite samples that are NaN or infinite
 * @param zeroSeconds time in stretches of at least {@link SampleFacts#ZERO_SECONDS} of exact zeros
 * @param digest SHA-256 (hex) of the decoded samples and their rate
 */
public record ClipFacts(
        int clip,
        String id,
        AudioEncoding encoding,
        int sampleRate,
        double seconds,
        double peak,
        double rms,
        int clippedRuns,
        int nonFinite,
        double zeroSeconds,
        String digest) {
    /** Whether there is a sample at all and every sample is exactly 0. */
    public boolean isSilent() {
        return seconds > 0 && peak == 0 && nonFinite == 0;
    }

    /** Encoding, rate and channels: what should be the same all over a set. */
    public String format() {
        int channels = encoding.channels();
        String layout = channels == 1 ? "mono" : channels == 2 ? "stereo" : channels + " channels";
        return encoding.title() + ", " + sampleRate + " Hz, " + layout;
    }
}
