package org.earmark.core.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One cell of a grid.
 *
 * @param id 16 hexadecimal digits: the start of the SHA-256 over the canonical JSON of the spec and the data
 *     fingerprint
 * @param title its place on the axes, for people: {@code schedule=cosine, seed=2}
 * @param axes axis path to the value there, for people, in the order of the experiment file
 * @param spec the effective configuration
 * @param dataFingerprint of the data set at planning time
 */
public record Cell(String id, String title, Map<String, String> axes, CellSpec spec, String dataFingerprint) {
    public Cell {
        Objects.requireNonNull(id);
        Objects.requireNonNull(title);
        axes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(axes));
        Objects.requireNonNull(spec);
        Objects.requireNonNull(dataFingerprint);
    }

    static String title(Map<String, String> axes) {
        return axes.entrySet().stream()
                .map(axis -> axis.getKey() + "=" + axis.getValue())
                .collect(Collectors.joining(", "));
    }
}
