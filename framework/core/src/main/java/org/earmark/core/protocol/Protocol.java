package org.earmark.core.protocol;

import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;

/**
 * How one recording is judged: which views of it a network sees, and that their scores are averaged.
 *
 * @param views circular shifts of the waveform in time that are judged, at least 1; HTS-AT's AudioSet test takes 10
 * @param viewShift view k is view k − 1 shifted by k times so many samples, so view k begins at sample
 *     {@code viewShift·k·(k + 1) / 2}
 * @param longClips what becomes of a recording longer than the network takes
 * @param shortClips what becomes of a shorter one
 * @param sliceSeconds length of a slice
 * @param overlapSeconds by which neighbouring slices overlap, less than their length
 * @param repeatMode whether each quarter of the stretched spectrogram is stacked to a whole one and judged alone, as in
 *     the public code's repeat mode
 */
public record Protocol(
        int views,
        int viewShift,
        LongClips longClips,
        ShortClips shortClips,
        double sliceSeconds,
        double overlapSeconds,
        boolean repeatMode)
        implements Validated {
    /** One view; slices of 10 s that overlap by 5 s; short spectrograms repeated. */
    public static Protocol standard() {
        return new Protocol(1, 100, LongClips.SLICES, ShortClips.REPEAT_FRAMES, 10, 5, false);
    }

    public Protocol withViews(int count) {
        return new Protocol(count, viewShift, longClips, shortClips, sliceSeconds, overlapSeconds, repeatMode);
    }

    public Protocol withRepeatMode(boolean on) {
        return new Protocol(views, viewShift, longClips, shortClips, sliceSeconds, overlapSeconds, on);
    }

    public Protocol withLongClips(LongClips rule) {
        return new Protocol(views, viewShift, rule, shortClips, sliceSeconds, overlapSeconds, repeatMode);
    }

    public Protocol withShortClips(ShortClips rule) {
        return new Protocol(views, viewShift, longClips, rule, sliceSeconds, overlapSeconds, repeatMode);
    }

    /** Slices of at most the length that a network was trained on, by half of which they then overlap at most. */
    public Protocol withSlicesOfAtMost(double seconds) {
        double slice = Math.min(sliceSeconds, seconds);
        double overlap = Math.min(overlapSeconds, slice / 2);
        return new Protocol(views, viewShift, longClips, shortClips, slice, overlap, repeatMode);
    }

    /** The sample that a view begins with. */
    public int shift(int view) {
        return Math.multiplyExact(viewShift, view * (view + 1) / 2);
    }

    @Override
    public void validate(Problems problems) {
        problems.require(views >= 1 && views <= 1000, "views", views, "must be in [1, 1000]");
        problems.require(viewShift >= 1, "viewShift", viewShift, "must be at least 1 sample");
        problems.require(
                sliceSeconds > 0 && sliceSeconds <= 3600, "sliceSeconds", sliceSeconds, "must be in (0, 3600]");
        problems.require(
                overlapSeconds >= 0 && overlapSeconds < sliceSeconds,
                "overlapSeconds",
                overlapSeconds,
                "must be in [0, sliceSeconds)");
    }
}
