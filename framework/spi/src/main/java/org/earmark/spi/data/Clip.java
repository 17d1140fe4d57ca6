package org.earmark.spi.data;

import java.util.List;
import java.util.Objects;

/**
 * One clip.
 *
 * @param id unique in its data set and stable over machines, for example a file name
 * @param audio where its sound comes from
 * @param labels class indices, ascending, without duplicates
 * @param events with onset and offset, where known; their labels are among {@code labels}
 */
@SuppressWarnings("ArrayRecordComponent") // clips are looked up by id, never compared
public record Clip(String id, AudioSource audio, int[] labels, List<Event> events) {
    public Clip {
        Objects.requireNonNull(id);
        Objects.requireNonNull(audio);
        events = List.copyOf(events);
    }

    public static Clip of(String id, AudioSource audio, int... labels) {
        return new Clip(id, audio, labels, List.of());
    }
}
