package org.earmark.analysis.contrast;

import java.util.LinkedHashMap;
import java.util.Map;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.grouping.GroupScore;

/** Differences by seed. */
final class PairedDifferences {
    private PairedDifferences() {}

    /** group − reference of every seed that is complete on both sides. */
    static Map<String, Double> of(CellGroup group, CellGroup reference, String metric) {
        return difference(
                GroupScore.of(group, metric).bySeed(),
                GroupScore.of(reference, metric).bySeed());
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
