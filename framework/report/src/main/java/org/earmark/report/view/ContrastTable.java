package org.earmark.report.view;

import java.util.List;

/**
 * Contrasts to the baseline in one metric.
 *
 * @param baseline the one that all rows are held against; empty when they differ in it
 */
public record ContrastTable(String metric, String baseline, List<Row> rows) {
    public ContrastTable {
        rows = List.copyOf(rows);
    }

    /**
     * @param interval of the mean difference; empty where there is none
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
