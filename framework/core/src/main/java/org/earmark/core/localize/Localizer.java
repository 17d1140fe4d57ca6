package org.earmark.core.localize;

import java.util.ArrayList;
import java.util.List;
import org.earmark.core.metrics.events.LabelledEvent;

/** From framewise scores to events: a class is on where a source exceeds its threshold; each run of frames is an event. */
public final class Localizer {
    private final ClassMapping mapping;

    public Localizer(ClassMapping mapping) {
        this.mapping = mapping;
    }

    /** The events of a recording: class by class in the mapping's order, each by onset. */
    public List<LabelledEvent> events(Heatmap map) {
        boolean[][] active = active(map);
        List<LabelledEvent> events = new ArrayList<>();
        for (int label = 0; label < active.length; label++) {
            addRuns(map, active[label], mapping.classes().get(label).label(), events);
        }
        return events;
    }

    private static void addRuns(Heatmap map, boolean[] active, String label, List<LabelledEvent> events) {
        int start = 0;
        for (int frame = 1; frame <= active.length; frame++) {
            if (frame == active.length || active[frame] != active[start]) {
                if (active[start]) {
                    events.add(new LabelledEvent(map.file(), start * map.step(), frame * map.step(), label));
                }
                start = frame;
            }
        }
    }

    /** (event classes, frames) */
    boolean[][] active(Heatmap map) {
        mapping.requireWithin(map.classes());
        boolean[][] active = new boolean[mapping.classes().size()][map.frames()];
        List<List<Integer>> bySource = bySource(map.classes());
        for (int source = 0; source < map.classes(); source++) {
            for (int frame = 0; frame < map.frames() && !bySource.get(source).isEmpty(); frame++) {
                float score = map.scores().values()[frame * map.classes() + source];
                for (int label : bySource.get(source)) {
                    if (score > mapping.classes().get(label).threshold()) {
                        active[label][frame] = true;
                        break;
                    }
                }
            }
        }
        return active;
    }

    /** For each class of the model the event classes that it stands for, in order. */
    private List<List<Integer>> bySource(int classes) {
        List<List<Integer>> bySource = new ArrayList<>();
        for (int source = 0; source < classes; source++) {
            List<Integer> labels = new ArrayList<>();
            for (int label = 0; label < mapping.classes().size(); label++) {
                if (mapping.classes().get(label).sources().contains(source)) {
                    labels.add(label);
                }
            }
            bySource.add(labels);
        }
        return bySource;
    }
}
