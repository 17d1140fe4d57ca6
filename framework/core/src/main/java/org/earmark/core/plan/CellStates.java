package org.earmark.core.plan;

/** Says how far the cells of a plan are, without changing anything. */
@FunctionalInterface
public interface CellStates {
    /** @param cellId id of any cell; one that was never started is pending */
    CellState state(String cellId);
}
