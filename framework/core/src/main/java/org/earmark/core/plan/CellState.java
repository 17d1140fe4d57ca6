package org.earmark.core.plan;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.earmark.spi.error.ErrorCategory;

/**
 * How far a cell is, as read from its newest attempt.
 *
 * @param status how far
 * @param failure the class of the failure of a cell that failed; empty otherwise
 */
public record CellState(Status status, Optional<ErrorCategory> failure) {
    /** How far a cell is. */
    public enum Status {
        /** Never started. */
        PENDING,
        /** Its process writes events. */
        RUNNING,
        /** It has a result. */
        DONE,
        /** Its loss became NaN or infinite. */
        DIVERGED,
        /** It ended with an error. */
        FAILED,
        /** It was started, its heartbeat stopped and there is no result. */
        LOST;

        /** Lower case, as shown: {@code done}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public CellState {
        Objects.requireNonNull(status);
        if (failure.isPresent() != (status == Status.FAILED)) {
            throw new IllegalArgumentException("a failure class belongs to a failed cell: " + status + ", " + failure);
        }
    }

    public static CellState of(Status status) {
        return new CellState(status, Optional.empty());
    }

    public static CellState failed(ErrorCategory failure) {
        return new CellState(Status.FAILED, Optional.of(failure));
    }

    /** {@code done} or {@code failed (out-of-memory)}. */
    @Override
    public String toString() {
        return status.id() + failure.map(category -> " (" + category.id() + ")").orElse("");
    }
}
