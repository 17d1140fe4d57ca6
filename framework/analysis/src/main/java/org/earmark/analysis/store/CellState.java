package org.earmark.analysis.store;

import java.util.Locale;

/** What is known of a cell from the files it left. */
public enum CellState {
    /** It ran to its end and has a result. */
    DONE,
    /** Its loss became NaN or infinite. */
    DIVERGED,
    /** It ended with an error. */
    FAILED,
    /** It started, gives no sign of life any more and left no result. */
    LOST,
    /** It gave a sign of life a short while ago. */
    RUNNING,
    /** Nothing of it has started. */
    PENDING;

    /** Lower case, as stored in result files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
