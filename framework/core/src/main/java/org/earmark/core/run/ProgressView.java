package org.earmark.core.run;

import java.time.Duration;
import org.earmark.core.plan.CellState;

/** Shows a user how cells get on. Called from one thread at a time. */
public interface ProgressView extends AutoCloseable {
    /** A device cannot be used yet. */
    void waiting(String device, String reason);

    void started(String cell, String title, String place);

    /** Called a few times a second at most. */
    void progressed(String cell, CellProgress progress);

    /**
     * @param message why it failed, or its metrics
     * @param took since it was started
     */
    void ended(String cell, CellState state, String message, Duration took);

    @Override
    void close();
}
