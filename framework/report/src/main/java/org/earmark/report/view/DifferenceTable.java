package org.earmark.report.view;

import java.util.List;

/**
 * Named values of many cells as differences from the first.
 *
 * @param first the cell that the common values are read from
 * @param common values that all cells share
 * @param variants paths of which cells have different values
 */
public record DifferenceTable(CellLink first, List<Fact> common, List<Variant> variants) {
    public DifferenceTable {
        common = List.copyOf(common);
        variants = List.copyOf(variants);
    }

    /** A path and its values, the first cell's first. */
    public record Variant(String path, List<Value> values) {}

    /** A value and the cells that have it; {@code more} counts those that are not listed. */
    public record Value(String text, int count, List<CellLink> cells, int more) {}
}
