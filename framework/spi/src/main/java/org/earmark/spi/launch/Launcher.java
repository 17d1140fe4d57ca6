package org.earmark.spi.launch;

import java.util.List;

/** Places cells on devices. */
public interface Launcher {
    /**
     * Runs all tasks and returns when each has ended. When the calling thread is interrupted, all process trees are
     * killed before this method throws.
     */
    void launch(List<CellTask> tasks, LaunchMonitor monitor) throws InterruptedException;
}
