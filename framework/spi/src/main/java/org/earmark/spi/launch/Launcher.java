package org.earmark.spi.launch;

/** Places cells on devices. */
public interface Launcher {
    /**
     * Runs tasks until the queue has none left and all have ended. A failed task costs the others nothing. When the
     * calling thread is interrupted, all process trees are killed before this method throws.
     */
    void launch(TaskQueue queue, LaunchMonitor monitor) throws InterruptedException;
}
