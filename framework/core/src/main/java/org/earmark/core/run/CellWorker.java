package org.earmark.core.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Clock;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellJson;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.spi.error.ErrorCategory;

/** Runs one cell in this process and writes its attempt folder. */
public final class CellWorker {
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
     */
    public boolean run(WorkerOrder order) {
        CellResult result = new CellResult(clock.instant());
        ObjectNode end;
        boolean done = false;
        try {
            Json.write(order.folder().process(), ProcessIdentity.current().json());
            Cell cell = cells.read(Json.read(order.cellFile()));
            new CellSession(plugins, clock, cell, order, result).run();
            end = result.done(clock.instant());
            done = true;
        } catch (RuntimeException | Error e) {
            end = result.failed(report(e, order.debug()), clock.instant());
        }
        Json.write(order.folder().result(), end);
        return done;
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
