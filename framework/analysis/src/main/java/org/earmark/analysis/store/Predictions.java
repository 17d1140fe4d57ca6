package org.earmark.analysis.store;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.earmark.analysis.statistics.ClipDecisions;
import org.earmark.spi.tensor.FloatArray;

/**
 * What a cell's model said about every clip of the test part after the last epoch.
 *
 * @param scores (clips, classes), between 0 and 1
 * @param targets (clips, classes), 0 or 1
 * @param clips ids, in the order of the rows
 * @param classes names, in the order of the columns
 */
public record Predictions(FloatArray scores, FloatArray targets, List<String> clips, List<String> classes) {
    public Predictions {
        Objects.requireNonNull(scores);
        Objects.requireNonNull(targets);
        clips = List.copyOf(clips);
        classes = List.copyOf(classes);
    }

    /** Whether every clip has exactly one class. */
    public boolean singleLabel() {
        return ClipDecisions.isSingleLabel(targets);
    }

    /** Whether the rows of the other are the same clips with the same targets. */
    public boolean sameClips(Predictions other) {
        return clips.equals(other.clips)
                && classes.equals(other.classes)
                && Arrays.equals(targets.values(), other.targets.values());
    }

    /**
     * Predictions, or why there are none.
     *
     * @param reason a clause for people; empty when there are predictions
     */
    public record Lookup(Optional<Predictions> predictions, String reason) {
        static Lookup of(Predictions predictions) {
            return new Lookup(Optional.of(predictions), "");
        }

        static Lookup none(String reason) {
            return new Lookup(Optional.empty(), reason);
        }
    }
}
