package org.earmark.core.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.earmark.core.config.Experiment;

/**
 * What an experiment comes to.
 *
 * @param experiment as read
 * @param axes axis path to its values as labels, in the order of the file
 * @param baseline axis path to the label that differences refer to; may be empty
 * @param cells each once, in the order of the grid
 * @param duplicates points that were merged into one cell
 * @param deadAxes axes that change nothing somewhere
 */
public record Plan(
        Experiment experiment,
        Map<String, List<String>> axes,
        Map<String, String> baseline,
        List<Cell> cells,
        List<Duplicate> duplicates,
        List<DeadAxis> deadAxes) {
    /**
     * Points of the grid with one and the same effective configuration.
     *
     * @param id of the cell
     * @param titles of all these points, the one that is kept first
     */
    public record Duplicate(String id, List<String> titles) {
        public Duplicate {
            titles = List.copyOf(titles);
        }
    }

    /**
     * Values of an axis that lead to the same effective configuration.
     *
     * @param path of the axis
     * @param values that make no difference
     * @param cells in how many cells they make none
     */
    public record DeadAxis(String path, List<String> values, int cells) {
        public DeadAxis {
            values = List.copyOf(values);
        }
    }

    public Plan {
        Objects.requireNonNull(experiment);
        axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
        baseline = Collections.unmodifiableMap(new LinkedHashMap<>(baseline));
        cells = List.copyOf(cells);
        duplicates = List.copyOf(duplicates);
        deadAxes = List.copyOf(deadAxes);
    }
}
