package org.earmark.core.metrics.events;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The annotated events of a set of files, and how long each file is. Immutable. */
public final class GroundTruth {
    private final List<LabelledEvent> events;
    private final SortedMap<String, Double> durations;
    private final List<String> classes;
    private final Map<String, List<LabelledEvent>> byFile;

    /** @param durations seconds of every file that was annotated, also of those without events */
    public GroundTruth(List<LabelledEvent> events, Map<String, Double> durations) {
        this.events = List.copyOf(events);
        this.durations = new TreeMap<>(durations);
        this.classes =
                List.copyOf(events.stream().map(LabelledEvent::label).collect(Collectors.toCollection(TreeSet::new)));
        this.byFile = byFile(events);
    }

    public List<LabelledEvent> events() {
        return events;
    }

    /** Seconds of each file, by name. */
    public SortedMap<String, Double> durations() {
        return durations;
    }

    /** Names of the annotated classes in alphabetical order. */
    public List<String> classes() {
        return classes;
    }

    /** Whether a file was annotated at all. */
    public boolean knows(String file) {
        return durations.containsKey(file) || byFile.containsKey(file);
    }

    /** The events of a file by onset; empty for an unknown one. */
    List<LabelledEvent> in(String file) {
        return byFile.getOrDefault(file, List.of());
    }

    /** Events of each file, by onset. */
    static Map<String, List<LabelledEvent>> byFile(List<LabelledEvent> events) {
        return events.stream()
                .sorted(Comparator.comparingDouble(LabelledEvent::onset))
                .collect(Collectors.groupingBy(LabelledEvent::file, TreeMap::new, Collectors.toList()));
    }
}
