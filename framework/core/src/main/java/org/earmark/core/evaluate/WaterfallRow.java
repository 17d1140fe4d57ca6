package org.earmark.core.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One protocol of a waterfall and what it gives.
 *
 * @param name for people
 * @param weights which weights were judged, for example {@code best}
 * @param selectedOnTest whether the test part itself chose them, which makes the figure too good; empty where nobody
 *     knows, as for the checkpoint of another program
 * @param members whose outputs were averaged; 1 but for an ensemble
 * @param views shifted views that were averaged
 * @param repeatMode whether quarters were judged alone
 * @param metrics by name
 */
public record WaterfallRow(
        String name,
        String weights,
        Optional<Boolean> selectedOnTest,
        int members,
        int views,
        boolean repeatMode,
        Map<String, Double> metrics) {
    public WaterfallRow {
        Objects.requireNonNull(name);
        Objects.requireNonNull(weights);
        Objects.requireNonNull(selectedOnTest);
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
}
