package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.earmark.analysis.store.StoredCell;
import org.earmark.analysis.store.StoredWaterfall;
import org.earmark.analysis.store.WaterfallReader;
import org.earmark.report.view.CellLink;
import org.earmark.report.view.ProtocolTables;

/** Composes the protocols of evaluation of those cells that were judged under several. */
final class ProtocolComposer {
    private static final int MOST_CELLS = 12;

    private ProtocolComposer() {}

    static ProtocolTables compose(List<StoredCell> cells) {
        List<ProtocolTables.Waterfall> waterfalls = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        int left = 0;
        for (StoredCell cell : cells) {
            StoredWaterfall.Lookup lookup = WaterfallReader.read(cell);
            if (!lookup.reason().isEmpty()) {
                notes.add("Cell " + cell.id() + " is left out: " + lookup.reason() + ".");
            }
            if (lookup.waterfall().isPresent() && waterfalls.size() < MOST_CELLS) {
                waterfalls.add(table(cell, lookup.waterfall().get()));
            } else if (lookup.waterfall().isPresent()) {
                left++;
            }
        }
        if (left > 0) {
            notes.add(NumberText.plural(left, "further cell") + " judged under several protocols are left out here.");
        }
        return new ProtocolTables(waterfalls, notes);
    }

    private static ProtocolTables.Waterfall table(StoredCell cell, StoredWaterfall waterfall) {
        double first = waterfall.value(waterfall.rows().get(0));
        double low = first;
        double high = first;
        for (StoredWaterfall.Row row : waterfall.rows()) {
            double value = waterfall.value(row);
            low = Double.isFinite(value) ? Math.min(low, value) : low;
            high = Double.isFinite(value) ? Math.max(high, value) : high;
        }
        List<ProtocolTables.Step> steps = new ArrayList<>();
        for (StoredWaterfall.Row row : waterfall.rows()) {
            steps.add(step(row, waterfall.value(row), first, low, high));
        }
        return new ProtocolTables.Waterfall(
                new CellLink(cell.id(), cell.title()),
                waterfall.metric(),
                NumberText.plural(waterfall.clips(), "clip"),
                steps);
    }

    private static ProtocolTables.Step step(
            StoredWaterfall.Row row, double value, double first, double low, double high) {
        boolean drawn = Double.isFinite(value) && high > low;
        double from = drawn ? (Math.min(first, value) - low) / (high - low) : 0;
        double length = drawn ? Math.abs(value - first) / (high - low) : 0;
        return new ProtocolTables.Step(
                row.name(),
                Double.isFinite(value) ? NumberText.metricFigure(value) : NumberText.noFigure(NumberText.metric(value)),
                Double.isFinite(value - first) ? NumberText.signedFigure(value - first) : NumberText.noFigure("–"),
                percent(from),
                percent(length),
                value >= first,
                row.selectedOnTest() ? "the test clips chose the weights, so it is too good" : "");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }
}
