package org.earmark.core.localize;

import java.util.List;
import java.util.Objects;

/**
 * A class of events and what it is read from.
 *
 * @param label name in event tables
 * @param sources indices of the model's classes that stand for it
 * @param threshold that a source's framewise score must exceed, in [0, 1]
 */
public record EventClass(String label, List<Integer> sources, double threshold) {
    public EventClass {
        Objects.requireNonNull(label);
        sources = List.copyOf(sources);
    }

    EventClass withThreshold(double value) {
        return new EventClass(label, sources, value);
    }
}
