package org.earmark.analysis.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One planned cell and the attempt that speaks for it.
 *
 * @param id content hash of the cell
 * @param title its place on the axes, for people
 * @param axes axis path to the value there
 * @param state read from what is there
 * @param attempts how many attempts were made
 * @param attempt the newest attempt that is done, or else the newest; empty when none was made
 */
public record StoredCell(
        String id,
        String title,
        Map<String, String> axes,
        CellState state,
        int attempts,
        Optional<StoredAttempt> attempt) {
    /** The axis over which randomness is measured. */
    public static final String SEED = "seed";
    /** The axis of cross-validation. */
    public static final String FOLD = "fold";

    public StoredCell {
        Objects.requireNonNull(id);
        Objects.requireNonNull(title);
        axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
        Objects.requireNonNull(state);
        Objects.requireNonNull(attempt);
    }

    /** The seed as written on the axis or in the configuration; empty text when neither is known. */
    public String seed() {
        return axisOrConfiguration(SEED);
    }

    /** The fold as written on the axis or in the configuration; empty text when the set has none. */
    public String fold() {
        return axisOrConfiguration(FOLD);
    }

    /** The result, when the cell is done. */
    public Optional<StoredResult> doneResult() {
        return state == CellState.DONE ? attempt.flatMap(StoredAttempt::result) : Optional.empty();
    }

    /** The metric after the last epoch; empty when the cell is not done or the metric is missing or not finite. */
    public OptionalDouble metric(String name) {
        return doneResult()
                .map(result -> result.metrics().get(name))
                .filter(Double::isFinite)
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
    }

    /** The same cell with a metric that it did not store, computed from what it did. */
    public StoredCell withMetric(String name, double value) {
        return new StoredCell(id, title, axes, state, attempts, attempt.map(stored -> stored.withMetric(name, value)));
    }

    private String axisOrConfiguration(String name) {
        String onAxis = axes.get(name);
        if (onAxis != null) {
            return onAxis;
        }
        return attempt.map(a -> a.configuration().getOrDefault(name, "")).orElse("");
    }
}
