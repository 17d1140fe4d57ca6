package org.earmark.analysis.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.earmark.analysis.contrast.Decision;
import org.earmark.analysis.contrast.Family;
import org.earmark.analysis.grouping.AxisOrder;
import org.earmark.analysis.store.StoredAttempt;
import org.earmark.analysis.store.StoredCell;

/** Finds cells that differ in their engine alone, and compares them. */
public final class EngineComparison {
    private static final String ENGINE = "engine";

    /**
     * Two cells of one configuration.
     *
     * @param place the configuration without engine and seed
     */
    private record Pair(Map<String, String> place, StoredCell reference, StoredCell other) {}

    private EngineComparison() {}

    /**
     * One comparison for each engine that shares a configuration with the first engine met; usually none. All engines and
     * metrics are one family for the correction.
     *
     * @param looks how often a rule for adding seeds was allowed to look, as for contrasts
     */
    public static List<EnginePair> of(List<StoredCell> cells, List<String> metrics, int looks) {
        Map<Map<String, String>, Map<String, StoredCell>> byConfiguration = new LinkedHashMap<>();
        for (StoredCell cell : cells) {
            if (cell.doneResult().isPresent()) {
                Map<String, String> rest =
                        new TreeMap<>(cell.attempt().orElseThrow().configuration());
                rest.keySet().removeIf(key -> key.equals(ENGINE) || key.startsWith(ENGINE + "."));
                byConfiguration
                        .computeIfAbsent(rest, key -> new LinkedHashMap<>())
                        .put(label(cell), cell);
            }
        }
        Map<List<String>, List<Pair>> pairs = new LinkedHashMap<>();
        byConfiguration.forEach((rest, engines) -> {
            List<String> labels = List.copyOf(engines.keySet());
            for (String label : labels.subList(Math.min(1, labels.size()), labels.size())) {
                pairs.computeIfAbsent(List.of(labels.get(0), label), key -> new ArrayList<>())
                        .add(new Pair(place(rest), engines.get(labels.get(0)), engines.get(label)));
            }
        });
        List<EnginePair> comparisons = new ArrayList<>();
        pairs.forEach((labels, same) -> comparisons.add(compare(labels.get(0), labels.get(1), same, metrics)));
        return corrected(comparisons, looks);
    }

    private static Map<String, String> place(Map<String, String> configuration) {
        Map<String, String> place = new TreeMap<>(configuration);
        place.remove(StoredCell.SEED);
        return place;
    }

    private static List<EnginePair> corrected(List<EnginePair> comparisons, int looks) {
        Iterator<Decision> decisions = Family.corrected(
                        comparisons.stream()
                                .flatMap(pair -> pair.metrics().stream())
                                .map(EngineDifference::decision)
                                .toList(),
                        looks)
                .iterator();
        return comparisons.stream()
                .map(pair -> pair.with(pair.metrics().stream()
                        .map(difference -> difference.with(decisions.next()))
                        .toList()))
                .toList();
    }

    private static EnginePair compare(String reference, String engine, List<Pair> pairs, List<String> metrics) {
        List<EngineDifference> differences =
                metrics.stream().map(metric -> difference(pairs, metric)).toList();
        LossDeviation losses = pairs.stream()
                .map(pair -> LossDeviation.of(
                        pair.reference().attempt().orElseThrow().history().steps(),
                        pair.other().attempt().orElseThrow().history().steps()))
                .reduce(LossDeviation.none(), LossDeviation::worst);
        return new EnginePair(
                reference,
                engine,
                pairs.size(),
                differences,
                losses,
                EngineSpeed.of(pairs.stream().map(Pair::reference).toList()),
                EngineSpeed.of(pairs.stream().map(Pair::other).toList()));
    }

    /** A seed counts with the mean over all places where any seed has a pair: over other places it would be another mean. */
    private static EngineDifference difference(List<Pair> pairs, String metric) {
        Map<String, Map<Map<String, String>, Double>> bySeed = new TreeMap<>(AxisOrder.NUMBERS_FIRST);
        for (Pair pair : pairs) {
            Map<Map<String, String>, Double> places =
                    bySeed.computeIfAbsent(pair.reference().seed(), seed -> new HashMap<>());
            OptionalDouble reference = pair.reference().metric(metric);
            OptionalDouble other = pair.other().metric(metric);
            if (reference.isPresent() && other.isPresent()) {
                places.put(pair.place(), other.getAsDouble() - reference.getAsDouble());
            }
        }
        long places = pairs.stream().map(Pair::place).distinct().count();
        Map<String, Double> means = new LinkedHashMap<>();
        List<String> incomplete = new ArrayList<>();
        bySeed.forEach((seed, values) -> {
            if (values.size() == places) {
                means.put(
                        seed,
                        values.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElseThrow());
            } else {
                incomplete.add(seed);
            }
        });
        return new EngineDifference(metric, Decision.of(means), incomplete);
    }

    /** Name and options as configured: {@code torch, precision=bf16}. */
    private static String label(StoredCell cell) {
        Map<String, String> configuration =
                cell.attempt().map(StoredAttempt::configuration).orElse(Map.of());
        StringBuilder label = new StringBuilder(configuration.getOrDefault(ENGINE + ".name", "unknown"));
        configuration.forEach((key, value) -> {
            String options = ENGINE + ".options.";
            if (key.startsWith(options)) {
                label.append(", ")
                        .append(key.substring(options.length()))
                        .append('=')
                        .append(value);
            }
        });
        return label.toString();
    }
}
