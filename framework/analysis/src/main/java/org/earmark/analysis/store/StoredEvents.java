package org.earmark.analysis.store;

import java.util.List;
import java.util.Optional;

/**
 * True and detected events of the test clips of a cell.
 *
 * @param annotated as the data set has them
 * @param detected at the operating point of the event-based scores
 * @param clips ids of all test clips, those without events included
 * @param seconds length of every clip; 0 when it was not recorded
 */
public record StoredEvents(List<TimedEvent> annotated, List<TimedEvent> detected, List<String> clips, double seconds) {
    public StoredEvents {
        annotated = List.copyOf(annotated);
        detected = List.copyOf(detected);
        clips = List.copyOf(clips);
    }

    /**
     * An event in a clip.
     *
     * @param onset seconds from the start of the clip
     * @param offset seconds from the start of the clip
     */
    public record TimedEvent(String clip, double onset, double offset, String label) {}

    /**
     * Events, or why there are none.
     *
     * @param reason a clause for people; empty when there are events
     */
    public record Lookup(Optional<StoredEvents> events, String reason) {
        static Lookup none(String reason) {
            return new Lookup(Optional.empty(), reason);
        }
    }
}
