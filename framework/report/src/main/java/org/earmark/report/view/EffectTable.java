package org.earmark.report.view;

import java.util.List;

/**
 * Effects of axes, or of pairs of axes.
 *
 * @param references what is changed from, in words
 * @param left how many rows are left out
 */
public record EffectTable(String metric, String references, List<Row> rows, int left) {
    public EffectTable {
        rows = List.copyOf(rows);
    }

    /**
     * @param changed what is changed, in words
     * @param places on the other axes that were averaged over
     * @param decided {@code higher}, {@code lower} or {@code open}
     * @param leftOut folds that do not count; empty when all do
     */
    public record Row(
            String changed,
            int places,
            int pairs,
            Figure difference,
            String interval,
            Figure adjustedP,
            Figure detectable,
            String decided,
            String verdict,
            String why,
            Strip strip,
            String leftOut) {}
}
