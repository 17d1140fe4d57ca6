package org.earmark.plugins.launchers.slurm;

import java.util.ArrayList;
import java.util.List;
import org.earmark.spi.launch.CellTask;
import org.earmark.spi.launch.DeviceSlot;
import org.earmark.spi.launch.LaunchMonitor;
import org.earmark.spi.launch.TaskEnd;

/** Writes down what a monitor is told. */
final class Notes implements LaunchMonitor {
    final List<String> lines = new ArrayList<>();
    final List<TaskEnd> ends = new ArrayList<>();

    @Override
    public void waiting(DeviceSlot slot, String reason) {
        lines.add("waiting " + slot.device() + " " + reason);
    }

    @Override
    public void started(CellTask task, String place) {
        lines.add("started " + task.cell() + "/" + task.attempt().getFileName() + " " + place);
    }

    @Override
    public void ended(CellTask task, TaskEnd end) {
        lines.add("ended " + task.cell() + "/" + task.attempt().getFileName());
        ends.add(end);
    }
}
