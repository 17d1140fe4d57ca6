package org.earmark.report.view;

import java.util.List;

/** A reason and the cells that ended for it. */
public record Failure(String state, String errorClass, String message, List<CellLink> cells) {
    public Failure {
        cells = List.copyOf(cells);
    }
}
