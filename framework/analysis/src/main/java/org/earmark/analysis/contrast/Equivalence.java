package org.earmark.analysis.contrast;

import java.util.ArrayList;
import java.util.List;
import org.earmark.analysis.statistics.MultipleTests;
import org.earmark.analysis.statistics.PairedTests;

/**
 * Two one-sided t tests (TOST) against a margin that was declared before looking. Each of them has the whole level, because
 * the true difference cannot lie beyond both ends.
 *
 * @param margin largest difference that counts as none, in the unit of the metric
 * @param pValue the larger of the two one-sided p
 * @param adjustedP the same, corrected by Holm over the family
 * @param established whether the corrected p is below the level
 */
public record Equivalence(double margin, double pValue, double adjustedP, boolean established) {

    /**
     * One per member of the family, in its order.
     *
     * @param family differences by pairs, each of them with spread
     * @param threshold what a corrected p must be below
     */
    static List<Equivalence> of(List<double[]> family, double margin, double threshold) {
        double[] p = family.stream()
                .mapToDouble(differences ->
                        PairedTests.equivalence(differences, margin).pValue())
                .toArray();
        double[] adjusted = MultipleTests.holm(p);
        List<Equivalence> tested = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            tested.add(new Equivalence(margin, p[i], adjusted[i], adjusted[i] < threshold));
        }
        return tested;
    }
}
