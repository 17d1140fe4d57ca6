package org.earmark.analysis.grouping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.earmark.analysis.store.StoredCell;

/**
 * Cells that differ in nothing but the pooled axes.
 *
 * @param key axis path to the common value, without the pooled axes; in axis order
 * @param cells in planning order, at least one
 */
public record CellGroup(Map<String, String> key, List<StoredCell> cells) {
    public CellGroup {
        key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
        cells = List.copyOf(cells);
    }

    /** Its place on the axes, for people: {@code schedule=cosine, loss=clip_bce}. */
    public String label() {
        return key.isEmpty()
                ? "all cells"
                : key.entrySet().stream()
                        .map(axis -> axis.getKey() + "=" + axis.getValue())
                        .collect(Collectors.joining(", "));
    }
}
