package org.earmark.plugins.datasets.synthetic;

import java.util.List;
import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;

/**
 * What soundscapes are mixed of.
 *
 * @param events names of the classes whose sounds are events; empty for all that are no background
 * @param backgrounds names of the classes whose clips lie under the events, unlabelled; empty for generated noise
 * @param mostEvents events in a soundscape, each of another class; at least one
 * @param longestEvent in seconds; a longer sound is cut
 * @param lowestRatio level of an event over the background in decibels, at least
 * @param highestRatio level of an event over the background in decibels, at most
 */
public record SoundscapeOptions(
        List<String> events,
        List<String> backgrounds,
        int mostEvents,
        double longestEvent,
        double lowestRatio,
        double highestRatio)
        implements Validated {
    public SoundscapeOptions {
        events = List.copyOf(events);
        backgrounds = List.copyOf(backgrounds);
    }

    static SoundscapeOptions standard() {
        return new SoundscapeOptions(List.of(), List.of(), 3, 4, 6, 20);
    }

    @Override
    public void validate(Problems problems) {
        problems.require(mostEvents >= 1 && mostEvents <= 20, "mostEvents", mostEvents, "must be in 1 … 20");
        problems.require(longestEvent >= 0.2, "longestEvent", longestEvent, "must be at least 0.2 s");
        problems.require(
                lowestRatio >= -30 && lowestRatio <= highestRatio && highestRatio <= 60,
                "lowestRatio",
                lowestRatio,
                "must be in [-30, highestRatio], and highestRatio at most 60 dB");
        for (int i = 0; i < events.size(); i++) {
            problems.require(
                    !backgrounds.contains(events.get(i)),
                    "events[" + i + "]",
                    events.get(i),
                    "is a background too; choose one");
        }
    }
}
