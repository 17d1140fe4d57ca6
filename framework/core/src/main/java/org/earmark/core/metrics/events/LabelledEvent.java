package org.earmark.core.metrics.events;

import java.util.Objects;

/**
 * An event of a named class in a named file, annotated or detected.
 *
 * @param file name of the recording
 * @param onset seconds from its start
 * @param offset seconds from its start, ≥ onset
 * @param label name of the class
 */
public record LabelledEvent(String file, double onset, double offset, String label) {
    public LabelledEvent {
        Objects.requireNonNull(file);
        Objects.requireNonNull(label);
        if (!Double.isFinite(onset) || !(offset >= onset) || Double.isInfinite(offset)) {
            throw new IllegalArgumentException(
                    "no such event: " + label + " in " + file + " from " + onset + " s to " + offset + " s");
        }
    }

    /** In seconds. */
    public double duration() {
        return offset - onset;
    }
}
