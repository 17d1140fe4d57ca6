package org.earmark.core.run;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.earmark.core.plan.CellState;

/**
 * How far one cell is, for people.
 *
 * @param progress of a cell that runs or was lost
 * @param left until a running cell ends, as its latest steps suggest
 * @param took a finished cell
 * @param message why it failed, one paragraph, or its metrics; may be empty
 */
public record CellStatus(
        String id,
        String title,
        CellState state,
        Optional<CellProgress> progress,
        Optional<Duration> left,
        Optional<Duration> took,
        String message) {
    public CellStatus {
        Objects.requireNonNull(id);
        Objects.requireNonNull(title);
        Objects.requireNonNull(state);
        Objects.requireNonNull(progress);
        Objects.requireNonNull(left);
        Objects.requireNonNull(took);
        Objects.requireNonNull(message);
    }

    /** {@code epoch 3 of 15, step 210 of 1500}; empty where nothing is known. */
    public String progressText() {
        return progress.filter(known -> known.totalSteps() > 0)
                .map(known -> "epoch " + known.epoch() + " of " + known.epochs() + ", step " + known.step() + " of "
                        + known.totalSteps()
                        + (known.evaluation().isEmpty() ? "" : ", " + known.evaluation()))
                .orElse("");
    }
}
