package org.earmark.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.earmark.core.plan.CellJson;
import org.earmark.core.plugin.LoadedPlugins;
import org.earmark.core.plugin.PluginLoader;
import org.earmark.core.run.CellWorker;
import org.earmark.core.run.RankTeam;
import org.earmark.core.run.RankWorker;
import org.earmark.core.run.RunStore;
import org.earmark.core.run.WorkerOrder;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/** Runs one cell: the main class of worker processes. Wired by hand, because start-up time counts once per cell. */
public final class WorkerMain {
    /** Exit code of a worker that stopped with a checkpoint because its scheduler asked for it. */
    private static final int STOPPED = 85;

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
            WorkerOrder given = WorkerOrder.read(file);
            return RankTeam.isOther() ? other(given) : first(given);
        } catch (EarmarkException e) {
            System.err.println(e.getMessage());
            return CellWorker.CANNOT_WRITE;
        }
    }

    private static int first(WorkerOrder given) {
        RunStore store = new RunStore(given.output(), Clock.systemUTC());
        WorkerOrder order = given.again(store);
        LoadedPlugins plugins = plugins(order);
        CellWorker worker = new CellWorker(plugins, new CellJson(plugins), Clock.systemUTC(), System.err);
        return worker.run(order, WorkerMain.class.getName()) ? 0 : failure(store, order);
    }

    /** A rank after the first. */
    private static int other(WorkerOrder given) {
        WorkerOrder order = RankTeam.called(given);
        try (RankTeam team = RankTeam.start(order, WorkerMain.class.getName())) {
            LoadedPlugins plugins = plugins(order);
            return new RankWorker(plugins, new CellJson(plugins), System.err).run(order, team::met) ? 0 : 1;
        }
    }

    private static LoadedPlugins plugins(WorkerOrder order) {
        return PluginLoader.load(WorkerMain.class.getClassLoader(), order.plugins());
    }

    private static int failure(RunStore store, WorkerOrder order) {
        boolean stopped = store.state(order.folder().cellId()).failure().equals(Optional.of(ErrorCategory.PREEMPTED));
        return stopped ? STOPPED : 1;
    }
}
