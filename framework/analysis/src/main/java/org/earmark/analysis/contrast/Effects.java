package org.earmark.analysis.contrast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.earmark.analysis.grouping.AxisOrder;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.grouping.CommonFolds;

/**
 * Effects of axes in a grid of at least two: of each axis by itself, and of two together beyond what each does by
 * itself. A seed counts with the mean over the places on the other axes where all sides have it, at each place over the
 * folds that all sides were planned on; only seeds are repetitions.
 */
public final class Effects {
    private final Map<Map<String, String>, CellGroup> groups = new LinkedHashMap<>();
    private final Map<String, String> references;
    private final String metric;
    private final int looks;

    /** Differences by seed at one place on the other axes. */
    private record Place(CommonFolds folds, Map<String, Double> differences) {}

    /**
     * @param groups all groups of the grid
     * @param references axis path to the value that the others are held against
     * @param looks how often a rule for adding seeds was allowed to look, as for contrasts
     */
    public Effects(List<CellGroup> groups, Map<String, String> references, String metric, int looks) {
        groups.forEach(group -> this.groups.put(group.key(), group));
        this.references = new LinkedHashMap<>(references);
        this.metric = metric;
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
        return groups.keySet().stream()
                .map(key -> key.getOrDefault(axis, ""))
                .filter(value -> !value.isEmpty() && !value.equals(references.get(axis)))
                .distinct()
                .toList();
    }

    private Effect effect(Map<String, String> changed, Map<String, String> from) {
        List<Place> places = groups.keySet().stream()
                .filter(key -> key.entrySet().containsAll(changed.entrySet()))
                .flatMap(key -> place(key, from).stream())
                .toList();
        List<String> left = places.stream()
                .flatMap(place -> place.folds().leftOut().stream())
                .distinct()
                .sorted(AxisOrder.NUMBERS_FIRST)
                .toList();
        return new Effect(
                changed,
                from,
                places.size(),
                left,
                Decision.of(means(places.stream().map(Place::differences).toList())));
    }

    /** Adds a corner for every subset of axes that is set back, its sign that of the number set back. */
    private Optional<Place> place(Map<String, String> key, Map<String, String> from) {
        List<CellGroup> corners = new ArrayList<>();
        List<String> axes = List.copyOf(from.keySet());
        for (int subset = 0; subset < (1 << axes.size()); subset++) {
            Map<String, String> corner = new LinkedHashMap<>(key);
            for (int i = 0; i < axes.size(); i++) {
                if (((subset >> i) & 1) == 1) {
                    corner.put(axes.get(i), from.get(axes.get(i)));
                }
            }
            if (!groups.containsKey(corner)) {
                return Optional.empty();
            }
            corners.add(groups.get(corner));
        }
        CommonFolds folds = CommonFolds.of(corners);
        Map<String, Double> sum = folds.bySeed(corners.get(0), metric);
        for (int subset = 1; subset < corners.size(); subset++) {
            double sign = Integer.bitCount(subset) % 2 == 1 ? 1 : -1;
            Map<String, Double> there = folds.bySeed(corners.get(subset), metric);
            there.replaceAll((seed, value) -> sign * value);
            sum = PairedDifferences.difference(sum, there);
        }
        return sum.isEmpty() ? Optional.empty() : Optional.of(new Place(folds, sum));
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
                Family.corrected(effects.stream().map(Effect::decision).toList(), looks);
        List<Effect> corrected = new ArrayList<>();
        for (int i = 0; i < decisions.size(); i++) {
            Effect effect = effects.get(i);
            corrected.add(new Effect(
                    effect.changed(), effect.references(), effect.places(), effect.leftOutFolds(), decisions.get(i)));
        }
        return corrected;
    }
}
