package org.earmark.cli;

import java.nio.file.Path;
import java.time.Clock;
import org.earmark.core.plan.CellJson;
import org.earmark.core.plugin.LoadedPlugins;
import org.earmark.core.plugin.PluginLoader;
import org.earmark.core.run.CellWorker;
import org.earmark.core.run.WorkerOrder;

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
        WorkerOrder order = WorkerOrder.read(Path.of(arguments[0]));
        LoadedPlugins plugins = PluginLoader.load(WorkerMain.class.getClassLoader(), order.plugins());
        CellWorker worker = new CellWorker(plugins, new CellJson(plugins), Clock.systemUTC(), System.err);
        // Native libraries leave threads behind that would keep the process alive.
        System.exit(worker.run(order) ? 0 : 1);
    }
}
