package org.earmark.core.run;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.locks.LockSupport;
import org.earmark.core.plan.CellJson;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.core.tiny.TinyFactories;
import org.earmark.core.tiny.TinyFactories.Accident;

/** A worker process for tiny cells that takes its time, so that it can be caught at work. */
public final class TinyWorkerMain {
    private static final long STEP_NANOS = 15_000_000;

    private TinyWorkerMain() {}

    public static void main(String[] arguments) {
        PluginRegistry plugins = TinyFactories.registry(new Accident() {
            @Override
            public void beforeStep(long step) {
                LockSupport.parkNanos(STEP_NANOS);
            }
        });
        WorkerOrder order = WorkerOrder.read(Path.of(arguments[0]));
        CellWorker worker = new CellWorker(plugins, new CellJson(plugins), Clock.systemUTC(), System.err);
        System.exit(worker.run(order) ? 0 : 1);
    }
}
