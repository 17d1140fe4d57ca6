package org.earmark.plugins.launchers.slurm;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import org.earmark.spi.launch.CellTask;
import org.earmark.spi.launch.DeviceSlot;
import org.earmark.spi.launch.TaskQueue;

/** Cells that wait, all of them free. */
final class Waiting implements TaskQueue {
    private final Deque<CellTask> tasks;

    Waiting(Collection<CellTask> tasks) {
        this.tasks = new ArrayDeque<>(tasks);
    }

    void offer(CellTask task) {
        tasks.addLast(task);
    }

    @Override
    public Optional<CellTask> next(DeviceSlot slot) {
        return Optional.ofNullable(tasks.pollFirst());
    }

    @Override
    public boolean isEmpty() {
        return tasks.isEmpty();
    }
}
