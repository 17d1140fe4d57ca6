package org.earmark.analysis.grouping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.earmark.analysis.store.StoredCell;

/**
 * The folds on which groups can be held against each other: those that every group planned for every seed that all of
 * them planned. Folds are not equally hard, so means over different folds differ where the configurations do not. The plan
 * alone chooses them; what came out has no part in it.
 *
 * @param seeds that all groups planned for at least one common fold, as on the axis; the empty text where there is no such
 *     axis
 * @param folds that count, as on the axis; the empty text alone where there is no such axis
 * @param leftOut folds that some group planned and that do not count
 */
public record CommonFolds(List<String> seeds, List<String> folds, List<String> leftOut) {
    public CommonFolds {
        seeds = List.copyOf(seeds);
        folds = List.copyOf(folds);
        leftOut = List.copyOf(leftOut);
    }

    /** @param groups at least one */
    public static CommonFolds of(List<CellGroup> groups) {
        List<Map<String, Set<String>>> planned =
                groups.stream().map(CommonFolds::foldsBySeed).toList();
        List<String> seeds = new ArrayList<>();
        Set<String> folds = null;
        for (String seed : planned.get(0).keySet()) {
            Set<String> shared = sorted(planned.get(0).get(seed));
            planned.forEach(side -> shared.retainAll(side.getOrDefault(seed, Set.of())));
            if (!shared.isEmpty()) {
                seeds.add(seed);
                folds = folds == null ? shared : common(folds, shared);
            }
        }
        if (folds == null) {
            return new CommonFolds(List.of(), List.of(), List.of());
        }
        Set<String> left = sorted(planned.stream()
                .flatMap(side -> side.values().stream())
                .flatMap(Set::stream)
                .toList());
        left.removeAll(folds);
        return new CommonFolds(seeds, List.copyOf(folds), List.copyOf(left));
    }

    /** Whether the cell is of a seed and a fold that count. */
    public boolean counts(StoredCell cell) {
        return seeds.contains(seed(cell)) && folds.contains(fold(cell));
    }

    /** Seed to its mean over the folds that count; seeds that lack one of them, or a value in it, are left out. */
    public Map<String, Double> bySeed(CellGroup group, String metric) {
        List<StoredCell> counted = group.cells().stream().filter(this::counts).toList();
        Map<String, Double> means = new TreeMap<>(AxisOrder.NUMBERS_FIRST);
        SeedCells.of(counted).forEach((seed, own) -> {
            OptionalDouble mean = GroupScore.meanOfAll(own, metric);
            if (own.size() == folds.size() && mean.isPresent()) {
                means.put(seed, mean.getAsDouble());
            }
        });
        return means;
    }

    /** The folds of cells, begun or not, as on the axis; the empty text alone where there is no such axis. */
    public static List<String> planned(List<StoredCell> cells) {
        return List.copyOf(sorted(cells.stream().map(CommonFolds::fold).toList()));
    }

    private static Map<String, Set<String>> foldsBySeed(CellGroup group) {
        return group.cells().stream()
                .collect(Collectors.groupingBy(
                        CommonFolds::seed,
                        () -> new TreeMap<>(AxisOrder.NUMBERS_FIRST),
                        Collectors.mapping(
                                CommonFolds::fold,
                                Collectors.toCollection(() -> new TreeSet<>(AxisOrder.NUMBERS_FIRST)))));
    }

    private static Set<String> sorted(Collection<String> values) {
        Set<String> set = new TreeSet<>(AxisOrder.NUMBERS_FIRST);
        set.addAll(values);
        return set;
    }

    private static Set<String> common(Set<String> first, Set<String> second) {
        Set<String> both = sorted(first);
        both.retainAll(second);
        return both;
    }

    /** A cell that has not begun knows its place on the axes and nothing else, so that alone is asked. */
    private static String seed(StoredCell cell) {
        return cell.axes().getOrDefault(StoredCell.SEED, "");
    }

    private static String fold(StoredCell cell) {
        return cell.axes().getOrDefault(StoredCell.FOLD, "");
    }
}
