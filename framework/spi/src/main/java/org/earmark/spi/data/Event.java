package org.earmark.spi.data;

/**
 * A sound event in a clip.
 *
 * @param label class index in the vocabulary
 * @param onset seconds from the start of the clip
 * @param offset seconds from the start of the clip, ≥ onset
 */
public record Event(int label, double onset, double offset) {
    public Event {
        if (label < 0 || !(onset >= 0) || !(offset >= onset)) {
            throw new IllegalArgumentException(
                    "no such event: class " + label + " from " + onset + " s to " + offset + " s");
        }
    }
}
