package org.earmark.report.view;

import java.util.List;

/**
 * What the protocol of evaluation makes of the same training.
 *
 * @param notes what is left out and why
 */
public record ProtocolTables(List<Waterfall> waterfalls, List<String> notes) {
    public ProtocolTables {
        waterfalls = List.copyOf(waterfalls);
        notes = List.copyOf(notes);
    }

    /** A cell under one protocol after the other. */
    public record Waterfall(CellLink cell, String metric, String clips, List<Step> steps) {}

    /**
     * @param toFirst difference to the plainest protocol
     * @param start left edge of the bar in percent, from the plainest protocol to this one
     * @param length of the bar in percent
     * @param gain whether it is above the plainest
     * @param caution why the figure is too good; empty when it is not
     */
    public record Step(
            String name, Figure value, Figure toFirst, String start, String length, boolean gain, String caution) {}
}
