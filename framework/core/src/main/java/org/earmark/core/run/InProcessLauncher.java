package org.earmark.core.run;

import java.util.Optional;
import org.earmark.spi.launch.CellTask;
import org.earmark.spi.launch.DeviceSlot;
import org.earmark.spi.launch.LaunchMonitor;
import org.earmark.spi.launch.Launcher;
import org.earmark.spi.launch.TaskEnd;
import org.earmark.spi.launch.TaskQueue;

/**
 * Runs cells one after the other inside this process: for debuggers and profilers. What an engine asks for in a
 * worker's environment cannot be given here, so cells may run more slowly; devices are not leased and time limits not
 * watched.
 */
public final class InProcessLauncher implements Launcher {
    private final CellWorker worker;
    private final DeviceSlot slot;

    public InProcessLauncher(CellWorker worker, DeviceSlot slot) {
        this.worker = worker;
        this.slot = slot;
    }

    @Override
    public void launch(TaskQueue queue, LaunchMonitor monitor) throws InterruptedException {
        for (Optional<CellTask> next = queue.next(slot); next.isPresent(); next = queue.next(slot)) {
            CellTask task = next.get();
            monitor.started(task, "this process");
            boolean done = worker.run(WorkerOrder.read(new AttemptFolder(task.attempt()).order()));
            monitor.ended(task, new TaskEnd(done ? 0 : 1, false, ""));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
