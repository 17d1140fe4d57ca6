package org.earmark.spi.launch;

import java.util.Optional;

/** Cells that wait for a device. Thread-safe; several launchers of several processes may draw from the same cells. */
public interface TaskQueue {
    /**
     * Takes a cell that nobody else works on and prepares it for a slot. The launcher must run the task and report its
     * end; until then no other process gets the cell.
     *
     * @return empty when none is left
     * @throws org.earmark.spi.error.EarmarkException when the cell cannot be prepared, because the disk is full for
     *     example; the launcher stops what it runs and lets the exception through
     */
    Optional<CellTask> next(DeviceSlot slot);

    /** Whether {@link #next} would find nothing now: a launcher need not wait for a device then. */
    boolean isEmpty();
}
