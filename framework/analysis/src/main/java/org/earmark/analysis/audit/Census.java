package org.earmark.analysis.audit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.earmark.analysis.statistics.Interval;

/**
 * The clips behind a measurement.
 *
 * @param expected that the protocol says; empty when it does not
 * @param measured that the number was measured on
 * @param missing of those expected; 0 when none are or it is not known
 * @param reach where the metric could be if the missing clips were there, at best and at worst; empty when none are
 *     missing or no bound is known for the metric
 * @param atRandom how far it would move at the level of the intervals if they are missing at random; NaN when not known
 * @param notes what else was counted
 */
public record Census(
        OptionalInt expected,
        int measured,
        int missing,
        Optional<Interval> reach,
        double atRandom,
        List<String> notes) {
    public Census {
        Objects.requireNonNull(expected);
        Objects.requireNonNull(reach);
        notes = List.copyOf(notes);
    }

    /** The farthest that the missing clips could bring the metric from a value; 0 without bounds. */
    public double mostMove(double value) {
        return reach.map(bounds -> Math.max(bounds.high() - value, value - bounds.low()))
                .orElse(0.0);
    }
}
