package org.earmark.report.view;

import java.util.List;

/**
 * Engines on cells that differ in nothing else.
 *
 * @param tested whether there are seeds enough for a test of any metric
 */
public record EngineTable(List<Row> rows, boolean tested) {
    public EngineTable {
        rows = List.copyOf(rows);
    }

    /**
     * Two engines.
     *
     * @param flag what is wrong; empty when nothing is
     * @param figures one line per quantity
     */
    public record Row(String engine, String reference, String cells, String flag, List<Line> figures) {
        public Row {
            figures = List.copyOf(figures);
        }
    }

    /** A quantity under both engines. */
    public record Line(String quantity, String reference, String engine, String comparison) {}
}
