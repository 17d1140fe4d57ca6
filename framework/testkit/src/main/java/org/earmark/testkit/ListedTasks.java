package org.earmark.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.launch.CellTask;
import org.earmark.spi.launch.DeviceSlot;
import org.earmark.spi.launch.TaskQueue;

/** Hands out tasks in their order and remembers for which slots. Thread-safe. */
final class ListedTasks implements TaskQueue {
    private final Deque<CellTask> left;
    private final List<DeviceSlot> slots = new ArrayList<>();

    ListedTasks(List<CellTask> tasks) {
        this.left = new ArrayDeque<>(tasks);
    }

    @Override
    public synchronized Optional<CellTask> next(DeviceSlot slot) {
        if (!left.isEmpty()) {
            slots.add(slot);
        }
        return Optional.ofNullable(left.pollFirst());
    }

    @Override
    public synchronized boolean isEmpty() {
        return left.isEmpty();
    }

    synchronized List<DeviceSlot> slots() {
        return List.copyOf(slots);
    }
}
