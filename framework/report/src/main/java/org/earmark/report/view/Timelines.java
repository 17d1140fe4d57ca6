package org.earmark.report.view;

import java.util.List;

/**
 * True events above detected ones, clip by clip.
 *
 * @param sources whose detections are drawn, in the order of their letters
 * @param notes which clips are shown, and what is left out and why
 */
public record Timelines(List<Source> sources, List<Clip> clips, List<String> notes) {
    public Timelines {
        sources = List.copyOf(sources);
        clips = List.copyOf(clips);
        notes = List.copyOf(notes);
    }

    /** A cell under the letter that marks its rows. */
    public record Source(String letter, String label, CellLink cell) {}

    /**
     * A drawing, 720 units wide.
     *
     * @param axis height at which the axis of time lies
     * @param rows the same as text
     */
    public record Clip(String name, int height, int axis, List<Lane> lanes, List<Tick> ticks, List<Row> rows) {}

    /**
     * A row of the drawing.
     *
     * @param label the class, on its first row alone
     * @param source letter, or {@code ref} for the true events
     * @param y upper edge
     */
    public record Lane(String label, String source, int y, boolean reference, List<Bar> bars) {}

    /** An event, placed on the drawing. */
    public record Bar(String x, String width) {}

    /** A time on the axis. */
    public record Tick(String x, String text) {}

    /** An event in words. */
    public record Row(String label, String source, String onset, String offset) {}
}
