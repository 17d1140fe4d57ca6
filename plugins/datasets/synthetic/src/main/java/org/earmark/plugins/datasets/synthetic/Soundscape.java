package org.earmark.plugins.datasets.synthetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.earmark.plugins.datasets.synthetic.SoundBank.Sound;
import org.earmark.spi.data.Event;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;

/**
 * What is heard in a soundscape, and when.
 *
 * @param placed by onset; each class at most once
 * @param background a recording; generated noise without one
 */
record Soundscape(List<Placed> placed, Optional<SourceClip> background) {
    /**
     * A sound at its place.
     *
     * @param event class, onset and offset in the soundscape
     * @param clip where it is taken from
     * @param start seconds from the start of that clip
     * @param ratio level over the background in decibels
     */
    record Placed(Event event, SourceClip clip, double start, double ratio) {}

    /** A pure function of the options, the recordings and the index. */
    static Soundscape of(SyntheticOptions options, SoundBank bank, int index, int part) {
        RandomStream random = new RandomSource(options.seed()).stream("soundscape", 0, 0, index);
        List<Placed> placed = new ArrayList<>();
        for (int label : labels(options, bank, index, random)) {
            placed.add(place(options, bank.events(label, part), label, random));
        }
        placed.sort(Comparator.comparingDouble((Placed sound) -> sound.event().onset())
                .thenComparingInt(sound -> sound.event().label()));
        List<SourceClip> backgrounds = bank.backgrounds(part);
        Optional<SourceClip> background = backgrounds.isEmpty()
                ? Optional.empty()
                : Optional.of(backgrounds.get(random.nextInt(backgrounds.size())));
        return new Soundscape(List.copyOf(placed), background);
    }

    /** The class whose turn it is in its part, and others by chance. */
    private static Set<Integer> labels(SyntheticOptions options, SoundBank bank, int index, RandomStream random) {
        int classes = bank.classes().size();
        Set<Integer> labels = new LinkedHashSet<>();
        labels.add(index / options.parts() % classes);
        for (int more = random.nextInt(options.soundscape().mostEvents()); more > 0; more--) {
            labels.add(random.nextInt(classes));
        }
        return labels;
    }

    private static Placed place(SyntheticOptions options, List<Sound> sounds, int label, RandomStream random) {
        Sound sound = sounds.get(random.nextInt(sounds.size()));
        ActivePart part = sound.parts().get(random.nextInt(sound.parts().size()));
        SoundscapeOptions wanted = options.soundscape();
        double longest = Math.min(wanted.longestEvent(), options.seconds());
        double duration = Math.min(part.seconds(), longest);
        double start = part.start() + (part.seconds() - duration) * random.nextDouble();
        double onset = (options.seconds() - duration) * random.nextDouble();
        double ratio = wanted.lowestRatio() + (wanted.highestRatio() - wanted.lowestRatio()) * random.nextDouble();
        return new Placed(new Event(label, onset, onset + duration), sound.clip(), start, ratio);
    }

    List<Event> events() {
        return placed.stream().map(Placed::event).toList();
    }
}
