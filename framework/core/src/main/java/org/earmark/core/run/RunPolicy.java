package org.earmark.core.run;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.earmark.core.plan.CellState;
import org.earmark.core.plan.CellState.Status;
import org.earmark.spi.error.ErrorCategory;

/**
 * Which cells a run takes up, and what it does about failures.
 *
 * @param only which states are taken up
 * @param retried classes of failures after which a cell is tried again
 * @param retries how often at most, per cell and run
 * @param failFast whether the first cell that fails for good ends the run
 */
public record RunPolicy(StateSelection only, Set<ErrorCategory> retried, int retries, boolean failFast) {
    /** How often a cell is tried again when nothing else is said. */
    public static final int USUAL_RETRIES = 2;

    public RunPolicy {
        Objects.requireNonNull(only);
        retried = Set.copyOf(retried);
        if (retries < 0) {
            throw new IllegalArgumentException("a cell cannot be tried again " + retries + " times");
        }
    }

    /** Takes up what is not over, retries what came from outside, and keeps going. */
    public static RunPolicy usual() {
        return new RunPolicy(StateSelection.unfinished(), usuallyRetried(), USUAL_RETRIES, false);
    }

    /** What breaks from outside: a killed process, a machine that was taken away. */
    public static Set<ErrorCategory> usuallyRetried() {
        return EnumSet.of(ErrorCategory.INFRASTRUCTURE, ErrorCategory.PREEMPTED);
    }

    /** Whether a cell that ended so is tried again, given how often that was done before. */
    boolean retries(CellState state, int before) {
        return before < retries && state.failure().filter(retried::contains).isPresent();
    }

    /** A cell whose result stands can only be run again from its beginning. */
    static boolean isOver(CellState state) {
        return state.status() == Status.DONE || state.status() == Status.DIVERGED;
    }
}
