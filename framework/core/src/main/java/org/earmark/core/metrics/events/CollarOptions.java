package org.earmark.core.metrics.events;

import java.util.Objects;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problems;

/**
 * When a detection fits a true event of its class.
 *
 * @param collar seconds by which the onset, and at least the offset, may be off
 * @param offsetShare of the true event's length by which the offset may be off where that is more than the collar
 * @param withOffset whether the offset matters at all
 * @param matching how pairs are found
 */
public record CollarOptions(double collar, double offsetShare, boolean withOffset, EventMatching matching) {
    /** 200 ms, or 20 % of the length for offsets: the DCASE challenge's. */
    public static final CollarOptions DCASE = new CollarOptions(0.2, 0.2, true, EventMatching.OPTIMAL);

    /** @throws InvalidInputException when a number is negative */
    public CollarOptions {
        Objects.requireNonNull(matching);
        Problems problems = new Problems();
        problems.require(collar >= 0, "collar", collar, "must not be negative");
        problems.require(offsetShare >= 0 && offsetShare <= 1, "offsetShare", offsetShare, "must be in [0, 1]");
        problems.throwIfAny();
    }

    boolean fits(LabelledEvent truth, LabelledEvent detection) {
        boolean onset = Math.abs(truth.onset() - detection.onset()) <= collar;
        double offsetCollar = Math.max(collar, offsetShare * truth.duration());
        return onset && (!withOffset || Math.abs(truth.offset() - detection.offset()) <= offsetCollar);
    }
}
