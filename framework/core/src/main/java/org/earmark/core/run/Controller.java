package org.earmark.core.run;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellJson;
import org.earmark.core.plan.CellState;
import org.earmark.core.plan.CellState.Status;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.spi.launch.Launcher;

/**
 * Runs the cells of a plan that are not done. Keeps no state of its own: it may die at any moment and be started again,
 * and several may work on the same plan, each on cells of its own.
 */
public final class Controller {
    private final RunStore store;
    private final WorkerProcess workers;
    private final RunPolicy policy;
    private final Launcher launcher;
    private final ProgressView view;
    private final Clock clock;

    /** @param workerMain class whose main method takes the path of a {@code worker.json} */
    public Controller(
            RunStore store,
            PluginRegistry plugins,
            CellJson cells,
            RunOptions options,
            RunPolicy policy,
            Launcher launcher,
            String workerMain,
            ProgressView view,
            Clock clock) {
        this.store = store;
        this.workers = new WorkerProcess(plugins, cells, options, workerMain);
        this.policy = policy;
        this.launcher = launcher;
        this.view = view;
        this.clock = clock;
    }

    /**
     * Runs the cells that the policy takes up, by default every cell that is neither done nor diverged. Cells that failed
     * or were lost are tried again from their newest checkpoint; what one cell does costs the others nothing.
     *
     * @param experiment name, for the cells' files
     * @return what became of each cell
     * @throws InterruptedException when the thread is interrupted; all workers are stopped then, and the next run
     *     continues from their checkpoints
     */
    public RunSummary run(String experiment, List<Cell> cells) throws InterruptedException {
        try (CellQueue queue = new CellQueue(store, workers, policy, experiment)) {
            queue.offer(cells);
            launch(queue);
            return summary(cells, queue.executed());
        }
    }

    private void launch(CellQueue queue) throws InterruptedException {
        try (RunMonitor monitor = new RunMonitor(store, queue, view, clock, Thread.currentThread()::interrupt)) {
            while (!queue.isEmpty() || queue.reconsider()) {
                launcher.launch(queue, monitor);
            }
        } catch (InterruptedException e) {
            if (!queue.isStopped()) {
                throw e;
            }
        } finally {
            if (queue.isStopped()) {
                // The interruption was this class's own way to stop the launcher.
                Thread.interrupted();
            }
        }
    }

    private RunSummary summary(List<Cell> cells, Set<String> executed) {
        List<CellOutcome> outcomes = new ArrayList<>();
        for (Cell cell : cells) {
            CellState state = store.state(cell.id());
            outcomes.add(new CellOutcome(cell, state, message(cell, state), executed.contains(cell.id())));
        }
        return new RunSummary(outcomes);
    }

    private String message(Cell cell, CellState state) {
        if (state.status() == Status.RUNNING) {
            return "Another process works on it; run again when it has ended.";
        }
        return store.sighting(cell.id())
                .filter(seen -> state.status() != Status.DONE)
                .flatMap(CellSighting::result)
                .map(RunMonitor::message)
                .orElse("");
    }
}
