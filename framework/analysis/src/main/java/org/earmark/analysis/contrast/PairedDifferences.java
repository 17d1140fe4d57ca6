package org.earmark.analysis.contrast;

import java.util.LinkedHashMap;
import java.util.Map;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.grouping.CommonFolds;

/** Differences by seed. */
final class PairedDifferences {
    private PairedDifferences() {}

    /** group − reference of every seed that is complete on both sides, each the mean over the folds that count. */
    static Map<String, Double> of(CellGroup group, CellGroup reference, CommonFolds folds, String metric) {
        return difference(folds.bySeed(group, metric), folds.bySeed(reference, metric));
    }

    /** first − second of every key that both have. */
    static Map<String, Double> difference(Map<String, Double> first, Map<String, Double> second) {
        Map<String, Double> differences = new LinkedHashMap<>();
        first.forEach((seed, value) -> {
            if (second.containsKey(seed)) {
                differences.put(seed, value - second.get(seed));
            }
        });
        return differences;
    }
}
