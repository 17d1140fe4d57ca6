package org.earmark.analysis.grouping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.earmark.analysis.store.StoredCell;

/** Cells by seed. */
public final class SeedCells {
    private SeedCells() {}

    /**
     * Seed to its cells, by number where seeds are numbers. Without an axis of seeds all cells have one and the same, also
     * those that have not begun and know their place on the axes alone.
     */
    public static Map<String, List<StoredCell>> of(List<StoredCell> cells) {
        String only = cells.stream()
                .map(StoredCell::seed)
                .filter(seed -> !seed.isEmpty())
                .findFirst()
                .orElse("");
        Map<String, List<StoredCell>> bySeed = new TreeMap<>(AxisOrder.NUMBERS_FIRST);
        for (StoredCell cell : cells) {
            bySeed.computeIfAbsent(cell.axes().getOrDefault(StoredCell.SEED, only), seed -> new ArrayList<>())
                    .add(cell);
        }
        return bySeed;
    }
}
