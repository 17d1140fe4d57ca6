package org.earmark.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An experiment file after includes and command-line values: one question and the grid that answers it. Options are
 * still trees; planning binds them.
 *
 * @param name names its folder under the output
 * @param version raised when the meaning changes
 * @param question shown at the top of the report
 * @param metrics the first is the primary one
 * @param base what all cells share; plugins are mappings with their name
 * @param grid what is varied
 * @param baseline axis path to the value that differences refer to; may be empty
 * @param equivalence metric to the largest difference in it that counts as none, positive; declared before looking, may be
 *     empty
 * @param text the whole experiment as YAML
 * @param digest SHA-256 over what decides the meaning: base, grid, metrics, baseline and equivalence as given
 */
public record Experiment(
        String name,
        int version,
        String question,
        List<String> metrics,
        ObjectNode base,
        Grid grid,
        Map<String, JsonNode> baseline,
        Map<String, Double> equivalence,
        String text,
        String digest) {
    public Experiment {
        Objects.requireNonNull(name);
        Objects.requireNonNull(question);
        metrics = List.copyOf(metrics);
        Objects.requireNonNull(base);
        Objects.requireNonNull(grid);
        baseline = Collections.unmodifiableMap(new LinkedHashMap<>(baseline));
        equivalence = Collections.unmodifiableMap(new LinkedHashMap<>(equivalence));
        Objects.requireNonNull(text);
        Objects.requireNonNull(digest);
    }
}
