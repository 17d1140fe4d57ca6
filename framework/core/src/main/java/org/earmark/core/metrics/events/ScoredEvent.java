package org.earmark.core.metrics.events;

import java.util.List;
import java.util.Objects;

/** A detected event and how sure the detector is of it. */
public record ScoredEvent(LabelledEvent event, double score) {
    public ScoredEvent {
        Objects.requireNonNull(event);
    }

    /** The operating point of a threshold: the events whose score is at least that high. */
    public static List<LabelledEvent> atLeast(List<ScoredEvent> events, double threshold) {
        return events.stream()
                .filter(event -> event.score >= threshold)
                .map(ScoredEvent::event)
                .toList();
    }
}
