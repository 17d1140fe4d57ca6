package org.earmark.report.view;

import java.util.List;

/**
 * What configurations cost.
 *
 * @param total over all cells, in words
 * @param energy what is known of energy, in words
 */
public record CostTable(List<Row> rows, String total, String energy) {
    public CostTable {
        rows = List.copyOf(rows);
    }

    /** Time that cells held their device, and what was counted meanwhile. */
    public record Row(GroupLink group, String device, Figure hours, Figure perCell, Figure energy, String cells) {}
}
