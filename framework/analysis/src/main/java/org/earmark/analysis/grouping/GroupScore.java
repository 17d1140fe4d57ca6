package org.earmark.analysis.grouping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.earmark.analysis.statistics.SampleSummary;
import org.earmark.analysis.store.StoredCell;

/**
 * A metric of a group. Folds and seeds answer different questions and are not mixed: the value of a seed is its mean
 * over all folds that were planned for it, and only seeds are repetitions of the experiment; models of different folds
 * share most of their training clips. Two groups may have been planned on different folds, so differences are not taken
 * from here but on their {@link CommonFolds}.
 *
 * @param bySeed seed to its mean over folds, complete seeds alone
 * @param incompleteSeeds seeds of which at least one fold has no value; left out of every figure
 * @param overSeeds summary of {@code bySeed}
 * @param byFold fold to its mean over the complete seeds; empty for a set without folds
 * @param overFolds summary of {@code byFold}; its interval is none for the configuration's score
 */
public record GroupScore(
        String metric,
        Map<String, Double> bySeed,
        List<String> incompleteSeeds,
        SampleSummary overSeeds,
        Map<String, Double> byFold,
        SampleSummary overFolds) {
    public GroupScore {
        bySeed = Collections.unmodifiableMap(new LinkedHashMap<>(bySeed));
        incompleteSeeds = List.copyOf(incompleteSeeds);
        byFold = Collections.unmodifiableMap(new LinkedHashMap<>(byFold));
    }

    public static GroupScore of(CellGroup group, String metric) {
        Map<String, Double> bySeed = new LinkedHashMap<>();
        List<String> incomplete = new ArrayList<>();
        List<StoredCell> complete = new ArrayList<>();
        SeedCells.of(group.cells()).forEach((seed, cells) -> {
            OptionalDouble mean = meanOfAll(cells, metric);
            if (mean.isPresent()) {
                bySeed.put(seed, mean.getAsDouble());
                complete.addAll(cells);
            } else {
                incomplete.add(seed);
            }
        });
        Map<String, Double> byFold = new LinkedHashMap<>();
        byFold(complete).forEach((fold, cells) -> {
            if (!fold.isEmpty()) {
                byFold.put(fold, meanOfAll(cells, metric).orElseThrow());
            }
        });
        return new GroupScore(
                metric,
                bySeed,
                incomplete,
                SampleSummary.of(bySeed.values()),
                byFold,
                SampleSummary.of(byFold.values()));
    }

    /** Empty when any of the cells has no value. */
    static OptionalDouble meanOfAll(List<StoredCell> cells, String metric) {
        double sum = 0;
        for (StoredCell cell : cells) {
            OptionalDouble value = cell.metric(metric);
            if (value.isEmpty()) {
                return value;
            }
            sum += value.getAsDouble();
        }
        return OptionalDouble.of(sum / cells.size());
    }

    /** Sorted by number where the values are numbers, else by text: results must not depend on planning order. */
    private static Map<String, List<StoredCell>> byFold(List<StoredCell> cells) {
        return cells.stream()
                .collect(Collectors.groupingBy(
                        StoredCell::fold, () -> new TreeMap<>(AxisOrder.NUMBERS_FIRST), Collectors.toList()));
    }
}
