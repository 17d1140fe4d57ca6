package org.earmark.core.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.earmark.core.config.GridPoint;

/**
 * A point of the grid with what it comes to.
 *
 * @param tree the configuration before defaults
 */
record PlannedPoint(GridPoint point, ObjectNode tree, CellSpec spec, String dataFingerprint) {}
