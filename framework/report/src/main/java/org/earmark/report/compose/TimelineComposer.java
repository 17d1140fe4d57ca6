package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.earmark.analysis.grouping.AxisOrder;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.store.EventReader;
import org.earmark.analysis.store.StoredCell;
import org.earmark.analysis.store.StoredEvents;
import org.earmark.analysis.store.StoredEvents.TimedEvent;
import org.earmark.report.view.CellLink;
import org.earmark.report.view.Timelines;

/** Composes timelines of events for a few clips, chosen evenly and not by how well they came out. */
final class TimelineComposer {
    private static final int MOST_SOURCES = 4;
    private static final int MOST_CLIPS = 8;

    private final Findings findings;
    private final Map<StoredCell, StoredEvents> found = new LinkedHashMap<>();
    private final List<Timelines.Source> sources = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    TimelineComposer(Findings findings) {
        this.findings = findings;
        List<CellGroup> ordered = findings.baselinesFirst();
        for (CellGroup group : ordered.subList(0, Math.min(MOST_SOURCES, ordered.size()))) {
            addFirst(group);
        }
        if (!found.isEmpty() && ordered.size() > MOST_SOURCES) {
            notes.add("Shown are " + MOST_SOURCES + " of " + ordered.size()
                    + " configurations: baselines first, then in the order of the grid.");
        }
    }

    /** The lowest seed and fold of a configuration that has events. */
    private void addFirst(CellGroup group) {
        List<StoredCell> cells = group.cells().stream()
                .filter(cell -> cell.doneResult().isPresent())
                .sorted(Comparator.comparing(StoredCell::fold, AxisOrder.NUMBERS_FIRST)
                        .thenComparing(StoredCell::seed, AxisOrder.NUMBERS_FIRST))
                .toList();
        Optional<String> reason = Optional.empty();
        for (StoredCell cell : cells) {
            StoredEvents.Lookup lookup = EventReader.read(cell);
            Optional<StoredEvents> usable = lookup.events().filter(this::fits);
            if (usable.isPresent()) {
                String letter = Character.toString('A' + found.size());
                found.put(cell, usable.get());
                sources.add(new Timelines.Source(
                        letter, findings.label(group) + place(cell), new CellLink(cell.id(), cell.title())));
                return;
            }
            reason = Optional.of(lookup.events().isPresent() ? "its clips are others" : lookup.reason());
        }
        reason.filter(why -> !why.isEmpty())
                .ifPresent(why -> notes.add(findings.label(group) + " is left out: " + why + "."));
    }

    private boolean fits(StoredEvents events) {
        return events.seconds() > 0
                && found.values().stream()
                        .allMatch(other -> other.clips().equals(events.clips())
                                && other.annotated().equals(events.annotated()));
    }

    private static String place(StoredCell cell) {
        return (cell.fold().isEmpty() ? "" : ", fold " + cell.fold())
                + (cell.seed().isEmpty() ? "" : ", seed " + cell.seed());
    }

    /** Without clips when no cell stored events; the notes say why where framewise scores are there. */
    Timelines compose() {
        if (found.isEmpty()) {
            return new Timelines(List.of(), List.of(), notes);
        }
        StoredEvents first = found.values().iterator().next();
        Map<String, List<TimedEvent>> bySource = new LinkedHashMap<>();
        bySource.put(TimelineDrawing.REFERENCE, first.annotated());
        int number = 0;
        for (StoredEvents events : found.values()) {
            bySource.put(sources.get(number).letter(), events.detected());
            number++;
        }
        List<String> withEvents = withEvents(first);
        List<String> shown = evenly(withEvents);
        notes.add(
                0,
                "Shown are " + shown.size() + " of " + NumberText.plural(withEvents.size(), "test clip")
                        + " with events, evenly spread over their list. Detections are those at a threshold of 0.5, as in"
                        + " event-F1 and segment-F1.");
        TimelineDrawing drawing = new TimelineDrawing(first.seconds());
        return new Timelines(
                sources,
                shown.stream().map(clip -> drawing.draw(clip, bySource)).toList(),
                notes);
    }

    private static List<String> withEvents(StoredEvents events) {
        Set<String> annotated =
                events.annotated().stream().map(TimedEvent::clip).collect(Collectors.toSet());
        return events.clips().stream().filter(annotated::contains).toList();
    }

    private static List<String> evenly(List<String> clips) {
        int count = Math.min(MOST_CLIPS, clips.size());
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(clips.get((int) ((long) i * clips.size() / count)));
        }
        return chosen;
    }
}
