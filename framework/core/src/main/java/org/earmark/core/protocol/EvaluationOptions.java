package org.earmark.core.protocol;

import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;

/**
 * How a run is judged in the end. While it trains, every evaluation is of one view by the weights of that moment.
 *
 * @param weights which weights are judged
 * @param keep how many of the best checkpoints are kept, and averaged by {@code weights: average}
 * @param views as in {@link Protocol}
 * @param viewShift as in {@link Protocol}
 * @param longClips as in {@link Protocol}
 * @param sliceSeconds as in {@link Protocol}
 * @param overlapSeconds as in {@link Protocol}
 * @param repeatMode as in {@link Protocol}
 * @param wholeClips whether clips for testing are judged in their own length where it is greater than that of the
 *     {@code audio} section, by the rule of {@code longClips}; otherwise they are cut
 */
public record EvaluationOptions(
        WeightSelection weights,
        int keep,
        int views,
        int viewShift,
        LongClips longClips,
        double sliceSeconds,
        double overlapSeconds,
        boolean repeatMode,
        boolean wholeClips)
        implements Validated {
    /** The last weights, one view. */
    public static EvaluationOptions standard() {
        return new EvaluationOptions(WeightSelection.LAST, 0, 1, 100, LongClips.SLICES, 10, 5, false, false);
    }

    public boolean isStandard() {
        return equals(standard());
    }

    /**
     * Clips come fitted to the length of the {@code audio} section at least, so nothing is left to be filled, and slices of
     * longer ones have at most that length.
     */
    public Protocol protocol(double clipSeconds) {
        return protocol().withSlicesOfAtMost(clipSeconds);
    }

    private Protocol protocol() {
        return new Protocol(views, viewShift, longClips, ShortClips.STRETCH, sliceSeconds, overlapSeconds, repeatMode);
    }

    @Override
    public void validate(Problems problems) {
        protocol().validate(problems);
        problems.require(keep >= 0 && keep <= 1000, "keep", keep, "must be in [0, 1000]");
        problems.require(
                weights != WeightSelection.AVERAGE || keep >= 1,
                "keep",
                keep,
                "must be at least 1 for weights: average, which averages so many");
    }
}
