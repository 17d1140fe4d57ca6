package org.earmark.core.run;

import java.util.List;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellJson;
import org.earmark.core.plan.PluginChoice;
import org.earmark.core.plugin.Creation;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.engine.ProcessEnvironment;
import org.earmark.spi.launch.CellTask;
import org.earmark.spi.launch.DeviceSlot;

/** Prepares attempts at cells such that a worker process, here or elsewhere, can run them. */
final class WorkerProcess {
    private final PluginRegistry plugins;
    private final CellJson cells;
    private final RunOptions options;
    private final String mainClass;

    /** @param mainClass takes the path of a {@code worker.json} */
    WorkerProcess(PluginRegistry plugins, CellJson cells, RunOptions options, String mainClass) {
        this.plugins = plugins;
        this.cells = cells;
        this.options = options;
        this.mainClass = mainClass;
    }

    /**
     * Writes what the worker must know into the attempt folder.
     *
     * @param fresh whether what earlier attempts have reached is of no interest
     */
    CellTask prepare(Cell cell, String experiment, AttemptFolder attempt, DeviceSlot slot, boolean fresh) {
        Json.write(attempt.cell(), cells.write(cell, experiment));
        order(attempt, slot, fresh).write();
        ProcessEnvironment environment = environment(cell.spec().engine(), slot);
        return new CellTask(
                cell.id(),
                cell.title(),
                ChildJvm.command(environment, mainClass, List.of(attempt.order().toString())),
                environment.variables(),
                attempt.path(),
                options.timeout());
    }

    private WorkerOrder order(AttemptFolder attempt, DeviceSlot slot, boolean fresh) {
        return new WorkerOrder(
                attempt.cell(),
                attempt.path(),
                options.dataRoots(),
                slot.device(),
                slot.threads(),
                fresh,
                options.cacheDirectory(),
                options.plugins(),
                options.checkpointEvery(),
                options.command(),
                options.debug());
    }

    private ProcessEnvironment environment(PluginChoice engine, DeviceSlot slot) {
        return Creation.processEnvironment(
                plugins.engine(engine.name()), engine.options(), new EngineContext(slot.threads()));
    }
}
