package org.earmark.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earmark.spi.launch.CellTask;
import org.earmark.spi.launch.DeviceSlot;
import org.earmark.spi.launch.LaunchMonitor;
import org.earmark.spi.launch.Launcher;
import org.earmark.spi.launch.TaskEnd;
import org.earmark.spi.launch.TaskQueue;

/** Remembers what it hears of tasks. Thread-safe. */
final class LaunchRecorder implements LaunchMonitor {
    private final Map<String, TaskEnd> ends = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();

    @Override
    public void waiting(DeviceSlot slot, String reason) {}

    @Override
    public synchronized void started(CellTask task, String place) {
        calls.add("started " + task.cell());
    }

    @Override
    public synchronized void ended(CellTask task, TaskEnd end) {
        calls.add("ended " + task.cell());
        ends.put(task.cell(), end);
    }

    synchronized Map<String, TaskEnd> ends() {
        return Map.copyOf(ends);
    }

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** Launches to the end, and writes down when that is cut short. */
    void launch(Launcher launcher, TaskQueue queue) {
        try {
            launcher.launch(queue, this);
        } catch (InterruptedException e) {
            synchronized (this) {
                calls.add("interrupted");
            }
        }
    }
}
