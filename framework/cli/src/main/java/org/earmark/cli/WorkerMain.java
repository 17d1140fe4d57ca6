package org.earmark.cli;

import java.nio.file.Path;
import java.time.Clock;
import org.earmark.core.plan.CellJson;
import org.earmark.core.plugin.LoadedPlugins;
import org.earmark.core.plugin.PluginLoader;
import org.earmark.core.run.CellWorker;
import org.earmark.core.run.WorkerOrder;
import org.earmark.spi.error.EarmarkException;

/** Runs one cell: the main class of worker processes. Wired by hand, because start-up time counts once per cell. */
public final class WorkerMain {
    private WorkerMain() {}

    /**
     * @param arguments the path of a {@code worker.json}
     */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("A worker takes the path of a worker.json; it is started by earmark run.");
            System.exit(2);
        }
        // Native libraries leave threads behind that would keep the process alive.
        System.exit(run(Path.of(arguments[0])));
    }

    private static int run(Path file) {
        try {
            WorkerOrder order = WorkerOrder.read(file);
            LoadedPlugins plugins = PluginLoader.load(WorkerMain.class.getClassLoader(), order.plugins());
            CellWorker worker = new CellWorker(plugins, new CellJson(plugins), Clock.systemUTC(), System.err);
            return worker.run(order) ? 0 : 1;
        } catch (EarmarkException e) {
            System.err.println(e.getMessage());
            return CellWorker.CANNOT_WRITE;
        }
    }
}
