package org.earmark.core.run;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellJson;
import org.earmark.core.plan.CellState;
import org.earmark.core.plan.CellState.Status;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.spi.launch.CellTask;
import org.earmark.spi.launch.Launcher;

/**
 * Runs the cells of a plan that are not done. Keeps no state of its own: it may die at any moment and be started again,
 * and several may work on the same plan, each on cells of its own.
 */
public final class Controller {
    private final RunStore store;
    private final WorkerProcess workers;
    private final Launcher launcher;
    private final ProgressView view;
    private final Clock clock;

    /** @param workerMain class whose main method takes the path of a {@code worker.json} */
    public Controller(
            RunStore store,
            PluginRegistry plugins,
            CellJson cells,
            RunOptions options,
            Launcher launcher,
            String workerMain,
            ProgressView view,
            Clock clock) {
        this.store = store;
        this.workers = new WorkerProcess(plugins, cells, options, workerMain);
        this.launcher = launcher;
        this.view = view;
        this.clock = clock;
    }

    /**
     * Runs every cell that is neither done nor diverged, which the same configuration would only do again. Cells that
     * failed or were lost are tried again from their newest checkpoint; what one cell does costs the others nothing.
     *
     * @param experiment name, for the cells' files
     * @return what became of each cell
     * @throws InterruptedException when the thread is interrupted; all workers are stopped then, and the next run
     *     continues from their checkpoints
     */
    public RunSummary run(String experiment, List<Cell> cells) throws InterruptedException {
        Map<String, CellLock> locks = lockRunnable(cells);
        try (RunMonitor monitor = new RunMonitor(store, view, clock)) {
            List<CellTask> tasks = cells.stream()
                    .filter(cell -> locks.containsKey(cell.id()))
                    .map(cell -> workers.prepare(cell, experiment, store.newAttempt(cell.id())))
                    .toList();
            launcher.launch(tasks, monitor);
        } finally {
            locks.values().forEach(CellLock::close);
        }
        return summary(cells, locks);
    }

    private Map<String, CellLock> lockRunnable(List<Cell> cells) {
        Map<String, CellLock> locks = new LinkedHashMap<>();
        for (Cell cell : cells) {
            if (isOver(cell) || locks.containsKey(cell.id())) {
                continue;
            }
            Optional<CellLock> lock = store.lock(cell.id());
            // Another controller may have finished the cell between the look at its state and the lock.
            if (lock.isPresent() && isOver(cell)) {
                lock.get().close();
            } else {
                lock.ifPresent(held -> locks.put(cell.id(), held));
            }
        }
        return locks;
    }

    private boolean isOver(Cell cell) {
        Status status = store.state(cell.id()).status();
        return status == Status.DONE || status == Status.DIVERGED;
    }

    private RunSummary summary(List<Cell> cells, Map<String, CellLock> executed) {
        List<CellOutcome> outcomes = new ArrayList<>();
        for (Cell cell : cells) {
            CellState state = store.state(cell.id());
            outcomes.add(new CellOutcome(cell, state, message(cell, state), executed.containsKey(cell.id())));
        }
        return new RunSummary(outcomes);
    }

    private String message(Cell cell, CellState state) {
        if (state.status() == Status.RUNNING) {
            return "Another process works on it; run again when it has ended.";
        }
        return store.decisive(cell.id())
                .filter(attempt -> state.status() != Status.DONE && attempt.hasResult())
                .map(RunMonitor::message)
                .orElse("");
    }
}
