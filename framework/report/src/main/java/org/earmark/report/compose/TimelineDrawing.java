package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.earmark.analysis.store.StoredEvents.TimedEvent;
import org.earmark.report.view.Timelines;

/** Lays out one clip: for each class a row of true events and below it one of each source's detections. */
final class TimelineDrawing {
    static final String REFERENCE = "ref";

    private static final int LEFT = 190;
    private static final int RIGHT = 700;
    private static final int ROW = 13;
    private static final int GAP = 6;
    private static final int AXIS = 18;
    private static final int MOST_TICKS = 10;

    private final double seconds;

    /** @param seconds length of every clip, positive */
    TimelineDrawing(double seconds) {
        this.seconds = seconds;
    }

    /** @param bySource letter to its events, the true ones first under {@link #REFERENCE} */
    Timelines.Clip draw(String clip, Map<String, List<TimedEvent>> bySource) {
        TreeSet<String> classes = new TreeSet<>();
        Map<String, List<TimedEvent>> here = new LinkedHashMap<>();
        bySource.forEach((source, events) -> {
            List<TimedEvent> own =
                    events.stream().filter(event -> event.clip().equals(clip)).toList();
            own.forEach(event -> classes.add(event.label()));
            here.put(source, own);
        });
        List<Timelines.Lane> lanes = new ArrayList<>();
        List<Timelines.Row> rows = new ArrayList<>();
        int y = GAP;
        for (String label : classes) {
            for (Map.Entry<String, List<TimedEvent>> source : here.entrySet()) {
                List<TimedEvent> own = source.getValue().stream()
                        .filter(event -> event.label().equals(label))
                        .toList();
                boolean reference = source.getKey().equals(REFERENCE);
                lanes.add(new Timelines.Lane(
                        reference ? label : "",
                        source.getKey(),
                        y,
                        reference,
                        own.stream().map(this::bar).toList()));
                own.forEach(event -> rows.add(new Timelines.Row(
                        label,
                        source.getKey(),
                        NumberText.hundredths(event.onset()),
                        NumberText.hundredths(event.offset()))));
                y += ROW;
            }
            y += GAP;
        }
        return new Timelines.Clip(clip, y + AXIS, y, lanes, ticks(), rows);
    }

    private Timelines.Bar bar(TimedEvent event) {
        double from = x(event.onset());
        return new Timelines.Bar(text(from), text(Math.max(1, x(event.offset()) - from)));
    }

    private List<Timelines.Tick> ticks() {
        double step = 0.5;
        for (double wider : new double[] {1, 2, 5, 10, 30, 60, 300}) {
            step = seconds / step > MOST_TICKS ? wider : step;
        }
        List<Timelines.Tick> ticks = new ArrayList<>();
        for (int i = 0; i * step <= seconds * (1 + 1e-9); i++) {
            ticks.add(new Timelines.Tick(text(x(i * step)), NumberText.shortNumber(i * step) + " s"));
        }
        return ticks;
    }

    private double x(double time) {
        return LEFT + (RIGHT - LEFT) * Math.max(0, Math.min(seconds, time)) / seconds;
    }

    private static String text(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
