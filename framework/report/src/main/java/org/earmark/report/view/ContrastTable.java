package org.earmark.report.view;

import java.util.List;

/**
 * Contrasts to the baseline in one metric.
 *
 * @param baseline the one that all rows are held against; empty when they differ in it
 * @param bound what a corrected p must be below to decide, in words
 * @param margin largest difference that was declared to count as none; empty without one
 * @param notes what is to be known of the intervals over clips
 * @param others one per row; empty when no row has enough seeds for a test
 */
public record ContrastTable(
        String metric,
        String baseline,
        String bound,
        String margin,
        List<String> notes,
        List<Row> rows,
        List<Other> others) {
    public ContrastTable {
        notes = List.copyOf(notes);
        rows = List.copyOf(rows);
        others = List.copyOf(others);
    }

    /**
     * Tests of the same differences by other means.
     *
     * @param falseDiscovery p corrected by Benjamini and Hochberg instead of Holm
     * @param wilcoxon p of the signed-rank test
     * @param wilcoxonBound below which that p cannot fall, in words; empty where it can fall below 0.05
     * @param margin smallest one within which the two would be called equivalent
     */
    public record Other(
            GroupLink group,
            Figure alone,
            Figure holm,
            Figure falseDiscovery,
            Figure wilcoxon,
            String wilcoxonBound,
            Figure margin) {}

    /**
     * @param interval of the mean difference over seeds; empty where there is none
     * @param leftOut folds and seeds that do not count, and why; empty when all do
     * @param detectable difference that these seeds would have shown four times in five at least
     * @param decided {@code higher}, {@code lower}, {@code equivalent} or {@code open}
     * @param verdict the same in words
     * @param why nothing is decided; empty when something is
     * @param withinMargin what the tests against the declared margin say; empty without one
     * @param clips interval over clips; empty where there is none
     * @param clipNote why there is none, or what else the clips say
     */
    public record Row(
            GroupLink group,
            String baseline,
            int pairs,
            List<String> leftOut,
            Figure difference,
            String interval,
            Figure pValue,
            Figure adjustedP,
            Figure detectable,
            String decided,
            String verdict,
            String why,
            String withinMargin,
            String clips,
            String clipNote,
            Strip strip) {}
}
