package org.earmark.spi.launch;

import java.nio.file.Path;
import java.util.List;

/** Places cells on devices. */
public interface Launcher {
    /**
     * Runs tasks until the queue has none left and all have ended. A failed task costs the others nothing. When the
     * calling thread is interrupted, all process trees of this machine are killed before this method throws; tasks that
     * were handed to a scheduler stay there, and a later call that draws the same cells follows them.
     *
     * <p>A task may end in another attempt directory than the one it was given, because a process that is started again
     * makes a new one: the monitor is then told of the task with that directory.
     *
     * @throws org.earmark.spi.error.EarmarkException of category ENVIRONMENT when tasks cannot be placed at all; those
     *     that have not begun leave nothing behind
     */
    void launch(TaskQueue queue, LaunchMonitor monitor) throws InterruptedException;

    /**
     * Finds out whether so many tasks could be placed, before anything is written.
     *
     * @throws org.earmark.spi.error.EarmarkException of category ENVIRONMENT when they could not, with the reason
     */
    default void check(int tasks) {}

    /** Whether tasks run on this machine, so that its devices are the ones that they need. */
    default boolean isLocal() {
        return true;
    }

    /**
     * Withdraws tasks that earlier calls, also of other processes, handed to a scheduler and that have not ended.
     *
     * @param attempts attempt directories; those that were not placed by such a launcher are passed over
     * @return the attempts whose tasks were withdrawn
     */
    default List<Path> cancel(List<Path> attempts) {
        return List.of();
    }
}
