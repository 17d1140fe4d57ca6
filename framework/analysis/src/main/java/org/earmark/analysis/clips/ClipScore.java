package org.earmark.analysis.clips;

import java.util.Optional;
import org.earmark.analysis.statistics.Interval;

/**
 * How far a figure could move on other clips of the same kind, the trained models held fixed.
 *
 * @param clips that were resampled
 * @param interval empty where there is none
 * @param reason why there is no interval; a clause, empty when there is one
 */
public record ClipScore(int clips, Optional<Interval> interval, String reason) {
    /** No interval, and why. */
    public static ClipScore none(String reason) {
        return new ClipScore(0, Optional.empty(), reason);
    }
}
