package org.earmark.plugins.datasets.synthetic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/**
 * The sounds that soundscapes are mixed of, divided into as many groups as the set has parts: no recording is heard both
 * in training and in testing.
 */
final class SoundBank {
    private static final String PATH = "soundscape";

    private final List<String> classes;
    private final List<List<List<Sound>>> events;
    private final List<List<SourceClip>> backgrounds;
    private final List<SourceClip> used;

    /** A recording and where in it something sounds; never empty. */
    record Sound(SourceClip clip, List<ActivePart> parts) {}

    private SoundBank(
            List<String> classes,
            List<List<List<Sound>>> events,
            List<List<SourceClip>> backgrounds,
            List<SourceClip> used) {
        this.classes = classes;
        this.events = events;
        this.backgrounds = backgrounds;
        this.used = used;
    }

    /**
     * Listens to every recording of an event class to find where it sounds.
     *
     * @throws DataException when the folder is missing or a class has fewer sounds than the set has parts
     */
    static SoundBank open(SyntheticOptions options, DatasetContext context) {
        Path root = context.root()
                .orElseThrow(() -> new DataException("Soundscapes are mixed from recorded sounds: name a copy of"
                        + " ESC-50, or a folder with a folder of sound files for each class, with"
                        + " --data synthetic=DIR."));
        Map<String, List<SourceClip>> byClass = SourceFolder.read(root).stream()
                .collect(Collectors.groupingBy(SourceClip::label, TreeMap::new, Collectors.toList()));
        SoundscapeOptions wanted = options.soundscape();
        List<String> backgrounds = known(wanted.backgrounds(), byClass, PATH + ".backgrounds");
        List<String> classes = wanted.events().isEmpty()
                ? byClass.keySet().stream()
                        .filter(name -> !backgrounds.contains(name))
                        .toList()
                : known(wanted.events(), byClass, PATH + ".events");
        if (classes.isEmpty()) {
            throw new DataException(root + " has no class left for events; name fewer backgrounds.");
        }
        List<List<List<Sound>>> events = new ArrayList<>();
        for (String name : classes) {
            events.add(groups(
                    name, byClass.get(name), options.parts(), clip -> sound(clip, options.sampleRate(), context)));
        }
        List<SourceClip> under =
                backgrounds.stream().flatMap(name -> byClass.get(name).stream()).toList();
        List<SourceClip> used = new ArrayList<>(under);
        events.forEach(groups -> groups.forEach(group -> group.forEach(sound -> used.add(sound.clip()))));
        return new SoundBank(
                classes,
                events,
                under.isEmpty() ? List.of() : groups("the background", under, options.parts(), Optional::of),
                used);
    }

    private static List<String> known(List<String> names, Map<String, List<SourceClip>> byClass, String path) {
        Problems problems = new Problems();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!byClass.containsKey(name)) {
                Problem problem = Problem.of(
                        path + "[" + i + "]",
                        name,
                        "no such class in the folder; there are " + String.join(", ", byClass.keySet()));
                problems.add(Problems.nearest(name, byClass.keySet())
                        .map(problem::suggesting)
                        .orElse(problem));
            }
        }
        problems.throwIfAny();
        return names;
    }

    private static Optional<Sound> sound(SourceClip clip, int sampleRate, DatasetContext context) {
        List<ActivePart> parts = ActivePart.find(
                context.audioFiles().read(clip.path(), sampleRate).samples(), sampleRate);
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Sound(clip, parts));
    }

    /** By fold where the folder has as many as there are parts; otherwise clips are dealt out in turn. */
    private static <T> List<List<T>> groups(
            String name, List<SourceClip> clips, int parts, Function<SourceClip, Optional<T>> made) {
        List<Integer> folds =
                List.copyOf(clips.stream().map(SourceClip::fold).collect(Collectors.toCollection(TreeSet::new)));
        List<List<T>> groups = new ArrayList<>();
        IntStream.range(0, parts).forEach(part -> groups.add(new ArrayList<>()));
        List<SourceClip> sorted =
                clips.stream().sorted(Comparator.comparing(SourceClip::name)).toList();
        for (int i = 0; i < sorted.size(); i++) {
            int group = folds.size() == parts ? folds.indexOf(sorted.get(i).fold()) : i % parts;
            made.apply(sorted.get(i)).ifPresent(groups.get(group)::add);
        }
        if (groups.stream().anyMatch(List::isEmpty)) {
            throw new DataException("The sounds of " + name + " do not suffice: " + clips.size() + " recordings for "
                    + parts + " parts that share none. Add recordings, or lower dataset.folds.");
        }
        return groups;
    }

    /** Names of the event classes, in the order of their indices. */
    List<String> classes() {
        return classes;
    }

    List<Sound> events(int label, int part) {
        return events.get(label).get(part);
    }

    /** Empty when the background is generated. */
    List<SourceClip> backgrounds(int part) {
        return backgrounds.isEmpty() ? List.of() : backgrounds.get(part);
    }

    /** Every recording that may be heard. */
    List<SourceClip> used() {
        return used;
    }
}
