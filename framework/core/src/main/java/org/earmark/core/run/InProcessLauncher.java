package org.earmark.core.run;

import java.util.List;
import org.earmark.spi.launch.CellTask;
import org.earmark.spi.launch.LaunchMonitor;
import org.earmark.spi.launch.Launcher;
import org.earmark.spi.launch.TaskEnd;

/**
 * Runs cells one after the other inside this process: for debuggers and profilers. What an engine asks for in a
 * worker's environment cannot be given here, so cells may run more slowly.
 */
public final class InProcessLauncher implements Launcher {
    private final CellWorker worker;

    public InProcessLauncher(CellWorker worker) {
        this.worker = worker;
    }

    @Override
    public void launch(List<CellTask> tasks, LaunchMonitor monitor) throws InterruptedException {
        for (CellTask task : tasks) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            monitor.started(task, "this process");
            boolean done = worker.run(WorkerOrder.read(new AttemptFolder(task.attempt()).order()));
            monitor.ended(task, new TaskEnd(done ? 0 : 1, false, ""));
        }
    }
}
