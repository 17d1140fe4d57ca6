package org.earmark.core.run;

import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellState;

/**
 * What a run did to a cell.
 *
 * @param state afterwards
 * @param message why it failed, one paragraph; empty otherwise
 * @param executed whether this run worked on it; otherwise it was done before or another controller has it
 */
public record CellOutcome(Cell cell, CellState state, String message, boolean executed) {}
