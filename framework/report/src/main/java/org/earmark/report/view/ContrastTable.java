package org.earmark.report.view;

import java.util.List;

/** Contrasts to the baseline in one metric. */
public record ContrastTable(String metric, List<Row> rows) {
    public ContrastTable {
        rows = List.copyOf(rows);
    }

    /**
     * @param decided {@code higher}, {@code lower} or {@code open}
     * @param meaning what may be said, in words
     */
    public record Row(
            String group,
            String baseline,
            int pairs,
            Figure difference,
            String interval,
            Figure pValue,
            Figure adjustedP,
            String decided,
            String meaning,
            Strip strip) {}
}
