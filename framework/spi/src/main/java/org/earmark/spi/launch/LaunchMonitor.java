package org.earmark.spi.launch;

/** Hears what becomes of tasks. Calls may come from several threads. */
public interface LaunchMonitor {
    /** A slot cannot be used yet, for a reason that is worth a line to the user; told once a wait. */
    void waiting(DeviceSlot slot, String reason);

    /** The task's process runs (or was accepted by a scheduler under the given name). */
    void started(CellTask task, String place);

    /** The process ended; what it achieved is read from the attempt directory, not from the exit code. */
    void ended(CellTask task, TaskEnd end);
}
