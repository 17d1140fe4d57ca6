package org.earmark.analysis.grouping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.earmark.analysis.store.StoredCell;

/** Puts cells together that differ in the pooled axes alone. */
public final class Grouping {
    /** Seeds are pooled, folds are not: one group per fold. */
    public static final Set<String> ALL_BUT_SEED = Set.of(StoredCell.SEED);
    /** Seeds and folds are pooled: one group per configuration. */
    public static final Set<String> ALL_BUT_SEED_AND_FOLD = Set.of(StoredCell.SEED, StoredCell.FOLD);

    private Grouping() {}

    /** The groups in the order of their first cell. */
    public static List<CellGroup> by(List<StoredCell> cells, Set<String> pooledAxes) {
        Map<Map<String, String>, List<StoredCell>> groups = new LinkedHashMap<>();
        for (StoredCell cell : cells) {
            Map<String, String> key = new LinkedHashMap<>(cell.axes());
            key.keySet().removeAll(pooledAxes);
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(cell);
        }
        return groups.entrySet().stream()
                .map(group -> new CellGroup(group.getKey(), group.getValue()))
                .toList();
    }
}
