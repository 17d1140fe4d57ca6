package org.earmark.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.earmark.core.plan.CellState;

/**
 * What was found of a cell.
 *
 * @param attempt the one that decides its state
 * @param result what that attempt came to; empty while it has none
 */
record CellSighting(AttemptFolder attempt, CellState state, Optional<JsonNode> result) {}
