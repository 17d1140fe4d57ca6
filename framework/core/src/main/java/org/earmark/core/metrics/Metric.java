package org.earmark.core.metrics;

import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * A number that sums up the predictions of a split.
 *
 * @param name as experiments and results write it
 * @param meaning one line for people
 * @param higherIsBetter whether larger values are better
 * @param singleLabelOnly whether it needs exactly one class a clip
 * @param eventsOnly whether it needs true events with onset and offset, and scores over time
 * @param function its definition; NaN where it is undefined
 */
public record Metric(
        String name,
        String meaning,
        boolean higherIsBetter,
        boolean singleLabelOnly,
        boolean eventsOnly,
        ToDoubleFunction<ScoredClips> function) {
    public Metric {
        Objects.requireNonNull(name);
        Objects.requireNonNull(meaning);
        Objects.requireNonNull(function);
    }

    public double of(ScoredClips clips) {
        return function.applyAsDouble(clips);
    }
}
