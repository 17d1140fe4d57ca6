package org.earmark.core.picture;

import java.util.Objects;

/**
 * One line of a plot over time.
 *
 * @param label for the legend
 * @param values in [0, 1], evenly spaced
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of a line, never compared
public record Curve(String label, double... values) {
    public Curve {
        Objects.requireNonNull(label);
    }
}
