package org.earmark.analysis.clips;

import java.util.Optional;
import org.earmark.analysis.statistics.Interval;
import org.earmark.analysis.statistics.TestResult;

/**
 * How far a contrast could move on other clips of the same kind, the trained models held fixed.
 *
 * @param clips that were resampled
 * @param interval of the difference, group − baseline; empty where there is none
 * @param mcNemar exact test of the clips on which two single models disagree; for accuracy with one common seed alone
 * @param reason why there is no interval; a clause, empty when there is one
 */
public record ClipDifference(int clips, Optional<Interval> interval, Optional<TestResult> mcNemar, String reason) {
    static ClipDifference none(String reason) {
        return new ClipDifference(0, Optional.empty(), Optional.empty(), reason);
    }
}
