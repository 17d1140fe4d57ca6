package org.earmark.analysis.store;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A planned experiment with everything its cells have left in the output folder.
 *
 * @param name of the experiment
 * @param version of its meaning
 * @param question that it asks; empty when none was written down
 * @param metrics names, the primary one first; at least one
 * @param baseline axis path to value: the groups that contrasts refer to; empty when none was declared
 * @param axes axis path to the values of the grid, in the order of the experiment file
 * @param cells in planning order
 * @param duplicates titles of places on the grid that came down to one cell, joined by equals signs
 * @param deadAxes axes on which some values make no difference
 * @param equivalence metric to the largest difference that was declared to count as none; no entry where none was
 * @param seedRules by which seeds were added, the oldest first, also to earlier versions; none where seeds were given
 *     beforehand
 * @param notes what was unreadable, for people
 */
public record StoredExperiment(
        String name,
        int version,
        String question,
        List<String> metrics,
        Map<String, String> baseline,
        Map<String, List<String>> axes,
        List<StoredCell> cells,
        List<String> duplicates,
        List<String> deadAxes,
        Map<String, Double> equivalence,
        List<SeedRule> seedRules,
        List<String> notes) {
    public StoredExperiment {
        Objects.requireNonNull(name);
        Objects.requireNonNull(question);
        metrics = List.copyOf(metrics);
        baseline = Collections.unmodifiableMap(new LinkedHashMap<>(baseline));
        axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
        cells = List.copyOf(cells);
        duplicates = List.copyOf(duplicates);
        deadAxes = List.copyOf(deadAxes);
        equivalence = Collections.unmodifiableMap(new LinkedHashMap<>(equivalence));
        seedRules = List.copyOf(seedRules);
        notes = List.copyOf(notes);
    }

    /** The metric that decides: the first one that the experiment names. */
    public String primaryMetric() {
        return metrics.get(0);
    }

    /** The rule by which seeds were added to this version. */
    public Optional<SeedRule> seedRule() {
        return seedRules.stream().filter(rule -> rule.binds(version)).max(Comparator.comparingInt(SeedRule::looks));
    }

    /**
     * How often results may be looked at to decide whether to add seeds; 1 where seeds were given beforehand. It holds for
     * every metric: when the seeds stopped coming depended on one of them, and so on whatever goes with it.
     */
    public int looks() {
        return seedRule().map(SeedRule::looks).orElse(1);
    }

    /** The largest difference in a metric that was declared to count as none. */
    public OptionalDouble equivalenceMargin(String metric) {
        return equivalence.containsKey(metric) ? OptionalDouble.of(equivalence.get(metric)) : OptionalDouble.empty();
    }

    /** The number of cells in a state. */
    public int count(CellState state) {
        return (int) cells.stream().filter(cell -> cell.state() == state).count();
    }
}
