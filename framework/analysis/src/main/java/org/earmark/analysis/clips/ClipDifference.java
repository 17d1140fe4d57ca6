package org.earmark.analysis.clips;

import java.util.Optional;
import java.util.OptionalInt;
import org.earmark.analysis.statistics.Interval;
import org.earmark.analysis.statistics.TestResult;

/**
 * How far a contrast could move on other clips of the same kind, the trained models held fixed.
 *
 * @param clips that were resampled
 * @param interval of the difference, group − baseline; empty where there is none
 * @param differing clips on which the two sides differ in some seed, by what the metric counts there; empty for metrics that
 *     no clip has by itself
 * @param mcNemar exact test of the clips on which two single models disagree; for accuracy with one common seed alone
 * @param reason why there is no interval; a clause, empty when there is one
 */
public record ClipDifference(
        int clips, Optional<Interval> interval, OptionalInt differing, Optional<TestResult> mcNemar, String reason) {
    /** An interval that rests on fewer differing clips is too narrow: they show too little of what others would bring. */
    public static final int FEW = 15;

    static ClipDifference none(String reason) {
        return new ClipDifference(0, Optional.empty(), OptionalInt.empty(), Optional.empty(), reason);
    }

    /** Whether the interval rests on so few differing clips that it is too narrow. */
    public boolean isOfFew() {
        return interval.isPresent() && differing.orElse(FEW) < FEW;
    }
}
