package org.earmark.analysis.contrast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.grouping.GroupScore;
import org.earmark.analysis.statistics.MultipleTests;
import org.earmark.analysis.statistics.PairedTests;
import org.earmark.analysis.statistics.Power;
import org.earmark.analysis.statistics.SampleSummary;

/**
 * Contrasts of groups to a declared baseline. The baseline of a group is the group with the same key but for the
 * baseline's own axes, so that like is compared with like.
 */
public final class Contrasts {
    /** A corrected p below this decides. */
    public static final double ALPHA = 0.05;

    private static final double POWER = 0.8;

    private Contrasts() {}

    /**
     * All contrasts of one metric: one family for the correction.
     *
     * @param baseline axis path to value; empty gives no contrasts
     */
    public static List<Contrast> of(List<CellGroup> groups, Map<String, String> baseline, String metric) {
        if (baseline.isEmpty()) {
            return List.of();
        }
        Map<Map<String, String>, CellGroup> byKey = new HashMap<>();
        groups.forEach(group -> byKey.put(group.key(), group));
        Map<Integer, Double> detectableByPairs = new HashMap<>();
        List<Contrast> contrasts = new ArrayList<>();
        for (CellGroup group : groups) {
            Map<String, String> key = new LinkedHashMap<>(group.key());
            key.putAll(baseline);
            if (!key.equals(group.key()) && byKey.containsKey(key)) {
                contrasts.add(contrast(byKey.get(key), group, metric, detectableByPairs));
            }
        }
        return corrected(contrasts);
    }

    private static Contrast contrast(
            CellGroup baseline, CellGroup group, String metric, Map<Integer, Double> detectableByPairs) {
        Map<String, Double> reference = GroupScore.of(baseline, metric).bySeed();
        Map<String, Double> differences = new LinkedHashMap<>();
        GroupScore.of(group, metric).bySeed().forEach((seed, value) -> {
            if (reference.containsKey(seed)) {
                differences.put(seed, value - reference.get(seed));
            }
        });
        SampleSummary summary = SampleSummary.of(differences.values());
        OptionalDouble p = pValue(differences);
        OptionalDouble detectable = p.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(summary.standardDeviation()
                        * detectableByPairs.computeIfAbsent(
                                summary.n(), n -> Power.minimumDetectableEffect(1, n, ALPHA, POWER)));
        return new Contrast(
                baseline,
                group,
                metric,
                differences,
                summary,
                p,
                OptionalDouble.empty(),
                detectable,
                verdict(summary, p, p));
    }

    private static OptionalDouble pValue(Map<String, Double> differences) {
        if (differences.size() < 2) {
            return OptionalDouble.empty();
        }
        double p = PairedTests.studentT(differences.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .pValue();
        return Double.isNaN(p) ? OptionalDouble.empty() : OptionalDouble.of(p);
    }

    private static List<Contrast> corrected(List<Contrast> contrasts) {
        double[] tested = contrasts.stream()
                .filter(contrast -> contrast.pValue().isPresent())
                .mapToDouble(contrast -> contrast.pValue().getAsDouble())
                .toArray();
        double[] adjusted = MultipleTests.holm(tested);
        List<Contrast> corrected = new ArrayList<>();
        int next = 0;
        for (Contrast contrast : contrasts) {
            OptionalDouble p =
                    contrast.pValue().isPresent() ? OptionalDouble.of(adjusted[next++]) : OptionalDouble.empty();
            corrected.add(new Contrast(
                    contrast.baseline(),
                    contrast.group(),
                    contrast.metric(),
                    contrast.differences(),
                    contrast.summary(),
                    contrast.pValue(),
                    p,
                    contrast.minimumDetectable(),
                    verdict(contrast.summary(), contrast.pValue(), p)));
        }
        return corrected;
    }

    private static Verdict verdict(SampleSummary summary, OptionalDouble pValue, OptionalDouble adjustedP) {
        if (summary.n() == 0) {
            return Verdict.NO_PAIRS;
        }
        if (summary.n() == 1) {
            return Verdict.ONE_SEED;
        }
        if (pValue.isEmpty()) {
            return Verdict.NO_SPREAD;
        }
        if (adjustedP.orElse(1) >= ALPHA) {
            return Verdict.NOT_DECIDED;
        }
        return summary.mean() > 0 ? Verdict.HIGHER : Verdict.LOWER;
    }
}
