package org.earmark.analysis.contrast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.earmark.analysis.grouping.AxisOrder;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.grouping.GroupScore;

/**
 * Effects of axes in a grid of at least two: of each axis by itself, and of two together beyond what each does by
 * itself. A seed counts with the mean over the places on the other axes where all sides have it; only seeds are
 * repetitions.
 */
public final class Effects {
    private final Map<Map<String, String>, Map<String, Double>> scores = new HashMap<>();
    private final List<Map<String, String>> keys;
    private final Map<String, String> references;
    private final int looks;

    /**
     * @param groups all groups of the grid
     * @param references axis path to the value that the others are held against
     * @param looks how often a rule for adding seeds was allowed to look, as for contrasts
     */
    public Effects(List<CellGroup> groups, Map<String, String> references, String metric, int looks) {
        groups.forEach(
                group -> scores.put(group.key(), GroupScore.of(group, metric).bySeed()));
        this.keys = groups.stream().map(CellGroup::key).toList();
        this.references = new LinkedHashMap<>(references);
        this.looks = looks;
    }

    /** The effect of every other value of every axis: one family for the correction. */
    public List<Effect> ofAxes() {
        List<Effect> effects = new ArrayList<>();
        references.forEach((axis, reference) -> {
            for (String value : values(axis)) {
                effects.add(effect(Map.of(axis, value), Map.of(axis, reference)));
            }
        });
        return corrected(effects);
    }

    /**
     * The difference of differences of every pair of axes and values, (a, b) − (a, reference) − (reference, b) +
     * (reference, reference): one family for the correction.
     */
    public List<Effect> interactions() {
        List<Effect> effects = new ArrayList<>();
        List<String> axes = List.copyOf(references.keySet());
        for (int i = 0; i < axes.size(); i++) {
            for (int j = i + 1; j < axes.size(); j++) {
                for (String first : values(axes.get(i))) {
                    for (String second : values(axes.get(j))) {
                        effects.add(effect(
                                Map.of(axes.get(i), first, axes.get(j), second),
                                Map.of(
                                        axes.get(i), references.get(axes.get(i)),
                                        axes.get(j), references.get(axes.get(j)))));
                    }
                }
            }
        }
        return corrected(effects);
    }

    private List<String> values(String axis) {
        return keys.stream()
                .map(key -> key.getOrDefault(axis, ""))
                .filter(value -> !value.isEmpty() && !value.equals(references.get(axis)))
                .distinct()
                .toList();
    }

    private Effect effect(Map<String, String> changed, Map<String, String> from) {
        List<Map<String, Double>> places = new ArrayList<>();
        for (Map<String, String> key : keys) {
            if (key.entrySet().containsAll(changed.entrySet())) {
                Map<String, Double> place = differences(key, from);
                if (!place.isEmpty()) {
                    places.add(place);
                }
            }
        }
        return new Effect(changed, from, places.size(), Decision.of(means(places)));
    }

    /** Adds a corner for every subset of axes that is set back, its sign that of the number set back. */
    private Map<String, Double> differences(Map<String, String> key, Map<String, String> from) {
        Map<String, Double> sum = scores.get(key);
        List<String> axes = List.copyOf(from.keySet());
        for (int subset = 1; subset < (1 << axes.size()); subset++) {
            Map<String, String> corner = new LinkedHashMap<>(key);
            for (int i = 0; i < axes.size(); i++) {
                if (((subset >> i) & 1) == 1) {
                    corner.put(axes.get(i), from.get(axes.get(i)));
                }
            }
            Map<String, Double> there = scores.getOrDefault(corner, Map.of());
            double sign = Integer.bitCount(subset) % 2 == 1 ? 1 : -1;
            sum = PairedDifferences.difference(
                    sum,
                    there.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> sign * e.getValue())));
        }
        return sum;
    }

    /** Only seeds that every place has, so that no seed stands for easier places than another. */
    private static Map<String, Double> means(List<Map<String, Double>> places) {
        Map<String, Double> means = new TreeMap<>(AxisOrder.NUMBERS_FIRST);
        if (!places.isEmpty()) {
            Set<String> seeds = places.get(0).keySet();
            for (String seed : seeds) {
                if (places.stream().allMatch(place -> place.containsKey(seed))) {
                    means.put(
                            seed,
                            places.stream()
                                    .mapToDouble(place -> place.get(seed))
                                    .average()
                                    .orElseThrow());
                }
            }
        }
        return means;
    }

    private List<Effect> corrected(List<Effect> effects) {
        List<Decision> decisions =
                Decision.corrected(effects.stream().map(Effect::decision).toList(), Decision.ALPHA / looks);
        List<Effect> corrected = new ArrayList<>();
        for (int i = 0; i < decisions.size(); i++) {
            Effect effect = effects.get(i);
            corrected.add(new Effect(effect.changed(), effect.references(), effect.places(), decisions.get(i)));
        }
        return corrected;
    }
}
