package org.earmark.plugins.datasets.synthetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.earmark.spi.data.Event;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;

/**
 * What is heard in a clip, and when.
 *
 * @param events by onset; each class at most once
 */
record SyntheticScene(List<Event> events) {
    private static final int MOST_SOUNDS = 3;
    private static final double SHORTEST_EVENT = 0.25;

    /** A pure function of the options and the index. */
    static SyntheticScene of(SyntheticOptions options, int index) {
        RandomStream random = new RandomSource(options.seed()).stream("scene", 0, 0, index);
        List<Event> events = new ArrayList<>();
        for (int label : labels(options, index, random)) {
            events.add(
                    options.mode() == SyntheticMode.EVENTS
                            ? event(label, options.seconds(), random)
                            : new Event(label, 0, options.seconds()));
        }
        events.sort(Comparator.comparingDouble(Event::onset).thenComparingInt(Event::label));
        return new SyntheticScene(List.copyOf(events));
    }

    /** The class whose turn it is, and beside it up to two others where clips may have several. */
    private static Set<Integer> labels(SyntheticOptions options, int index, RandomStream random) {
        Set<Integer> labels = new LinkedHashSet<>();
        labels.add(index % options.classes());
        if (options.mode() != SyntheticMode.SINGLE) {
            for (int more = random.nextInt(MOST_SOUNDS); more > 0; more--) {
                labels.add(random.nextInt(options.classes()));
            }
        }
        return labels;
    }

    private static Event event(int label, double seconds, RandomStream random) {
        double longest = Math.max(SHORTEST_EVENT, seconds / 2);
        double duration = SHORTEST_EVENT + (longest - SHORTEST_EVENT) * random.nextDouble();
        double onset = (seconds - duration) * random.nextDouble();
        return new Event(label, onset, onset + duration);
    }
}
