package org.earmark.report.view;

import java.util.List;

/** Speed and memory by group. */
public record SpeedTable(List<Row> rows) {
    public SpeedTable {
        rows = List.copyOf(rows);
    }

    /**
     * @param part {@code train} or {@code evaluate}
     * @param bar share of the fastest row of the same part, in percent
     */
    public record Row(
            GroupLink group,
            String part,
            Figure clipsPerSecond,
            String bar,
            Figure p50Millis,
            Figure p95Millis,
            Figure p99Millis,
            String cells,
            String memory,
            String deviceMemory) {}
}
