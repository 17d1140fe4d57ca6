package org.earmark.report.view;

import java.util.List;

/**
 * How configurations train.
 *
 * @param target value that is waited for, in words; empty when there is none
 */
public record StudyTable(String metric, String target, List<Row> rows) {
    public StudyTable {
        rows = List.copyOf(rows);
    }

    /**
     * @param area under the curve, in the unit of the metric
     * @param areaSpread standard deviation over seeds
     * @param samples median until the target
     * @param reached how many cells reached it
     * @param divergence rate
     * @param divergenceInterval of the rate, and its counts
     * @param spikes per thousand steps
     */
    public record Row(
            GroupLink group,
            Figure area,
            Figure areaSpread,
            String areaInterval,
            Figure samples,
            String reached,
            Figure divergence,
            String divergenceInterval,
            Figure spikes) {}
}
