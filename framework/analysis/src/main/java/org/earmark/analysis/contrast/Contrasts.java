package org.earmark.analysis.contrast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.grouping.CommonFolds;

/**
 * Contrasts of groups to a declared baseline. The baseline of a group is the group with the same key but for the
 * baseline's own axes, so that like is compared with like.
 */
public final class Contrasts {
    private Contrasts() {}

    /**
     * All contrasts of one metric: one family for the correction.
     *
     * @param baseline axis path to value; empty gives no contrasts
     */
    public static List<Contrast> of(List<CellGroup> groups, Map<String, String> baseline, String metric) {
        return of(groups, baseline, metric, 1, OptionalDouble.empty());
    }

    /**
     * @param looks how often a rule for adding seeds was allowed to look; each look has its share of the level
     * @param margin largest difference that counts as none, where one was declared
     */
    public static List<Contrast> of(
            List<CellGroup> groups, Map<String, String> baseline, String metric, int looks, OptionalDouble margin) {
        if (baseline.isEmpty()) {
            return List.of();
        }
        Map<Map<String, String>, CellGroup> byKey = new HashMap<>();
        groups.forEach(group -> byKey.put(group.key(), group));
        List<Contrast> contrasts = new ArrayList<>();
        for (CellGroup group : groups) {
            Map<String, String> key = new LinkedHashMap<>(group.key());
            key.putAll(baseline);
            if (!key.equals(group.key()) && byKey.containsKey(key)) {
                contrasts.add(alone(byKey.get(key), group, metric));
            }
        }
        List<Decision> corrected =
                Family.corrected(contrasts.stream().map(Contrast::decision).toList(), looks, margin);
        List<Contrast> family = new ArrayList<>();
        for (int i = 0; i < corrected.size(); i++) {
            Contrast contrast = contrasts.get(i);
            family.add(new Contrast(contrast.baseline(), contrast.group(), metric, contrast.folds(), corrected.get(i)));
        }
        return family;
    }

    private static Contrast alone(CellGroup reference, CellGroup group, String metric) {
        CommonFolds folds = CommonFolds.of(List.of(reference, group));
        return new Contrast(
                reference, group, metric, folds, Decision.of(PairedDifferences.of(group, reference, folds, metric)));
    }
}
