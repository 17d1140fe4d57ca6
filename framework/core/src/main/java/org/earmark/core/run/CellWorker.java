package org.earmark.core.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellJson;
import org.earmark.core.plan.CellState;
import org.earmark.core.plan.CellState.Status;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/** Runs one cell in this process and writes its attempt folder. */
public final class CellWorker {
    /** What a worker process ends with when not even its result could be written. */
    public static final int CANNOT_WRITE = 3;

    /** A worker whose controller was killed notices it within a second; longer than that is a defect somewhere. */
    private static final Duration OTHER_WORKER = Duration.ofSeconds(30);

    private static final long POLL_MILLIS = 50;

    private final PluginRegistry plugins;
    private final CellJson cells;
    private final Clock clock;
    private final PrintStream log;

    /** @param log for people: what went wrong, with stack traces of defects */
    public CellWorker(PluginRegistry plugins, CellJson cells, Clock clock, PrintStream log) {
        this.plugins = plugins;
        this.cells = cells;
        this.clock = clock;
        this.log = log;
    }

    /**
     * Runs a cell to its end, continuing from earlier attempts where they left a checkpoint. Whatever happens is told
     * by the attempt's {@code result.json}, written last.
     *
     * @return whether the cell is done
     * @throws EarmarkException when the result cannot be written, or another worker keeps the cell
     */
    public boolean run(WorkerOrder order) {
        return run(order, own -> work(own, () -> {}));
    }

    /**
     * The same as the first of the ranks that the order names.
     *
     * @param mainClass of workers, by which the others are started
     */
    public boolean run(WorkerOrder order, String mainClass) {
        return run(order, own -> runTogether(own, mainClass));
    }

    private boolean run(WorkerOrder order, Predicate<WorkerOrder> task) {
        ParentWatch watch = ParentWatch.start();
        Optional<SystemLock> lock = Optional.empty();
        try {
            lock = Optional.of(lock(order));
            // While this one waited, the worker of a controller that was killed may have begun in the same folder.
            return isDone(order) || task.test(order.again(RunStore.around(order.folder(), clock)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.ifPresent(SystemLock::close);
            watch.close();
        }
    }

    private boolean isDone(WorkerOrder order) {
        CellState state =
                RunStore.around(order.folder(), clock).state(order.folder().cellId());
        return !order.fresh() && state.status() == Status.DONE;
    }

    private boolean runTogether(WorkerOrder order, String mainClass) {
        // Not before the lock is held: until then the attempt may change, and the checkpoint that all continue from.
        try (RankTeam team = RankTeam.start(order, mainClass)) {
            return work(order, team::met);
        }
    }

    /** @param met is run when all ranks have found each other */
    private boolean work(WorkerOrder order, Runnable met) {
        CellResult result = new CellResult(clock.instant());
        ObjectNode end;
        boolean done = false;
        try {
            Json.write(order.folder().process(), ProcessIdentity.current().json());
            Cell cell = cells.read(Json.read(order.cellFile()));
            new CellSession(plugins, clock, cell, order, result, met).run();
            end = result.done(clock.instant());
            done = true;
        } catch (RuntimeException | Error e) {
            end = result.failed(RankTeam.reports(order).cause(report(e, order.debug())), clock.instant());
        }
        Json.write(order.folder().result(), end);
        return done;
    }

    /** Waits for the worker of a controller that was killed: two must never write about one cell. */
    private SystemLock lock(WorkerOrder order) throws InterruptedException {
        RunStore store = RunStore.around(order.folder(), clock);
        long end = System.nanoTime() + OTHER_WORKER.toNanos();
        while (true) {
            Optional<SystemLock> lock = store.workerLock(order.folder().cellId());
            if (lock.isPresent()) {
                return lock.get();
            }
            if (System.nanoTime() > end) {
                throw new EarmarkException(
                        ErrorCategory.INFRASTRUCTURE,
                        "Another worker still works on cell " + order.folder().cellId()
                                + " and does not end. Look for it with ps, end it, and run again.");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private Failure report(Throwable thrown, boolean debug) {
        Failure failure = Failure.of(thrown);
        log.println(failure.message());
        if (debug || failure.category() == ErrorCategory.BUG) {
            thrown.printStackTrace(log);
        }
        return failure;
    }
}
