package org.earmark.core.run;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellJson;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.core.tiny.TinyCells;
import org.earmark.core.tiny.TinyFactories;
import org.earmark.core.tiny.TinyFactories.Accident;
import org.earmark.spi.launch.DeviceSlot;

/** A controller process: runs tiny cells in worker processes, two at a time. */
public final class TinyRunMain {
    private static final DeviceSlot SLOT = new DeviceSlot("cpu", 1);

    /** Nobody counts how often a worker of the harness is killed. */
    private static final int NO_BOUND = 1_000_000;

    private TinyRunMain() {}

    /** @param arguments output folder, first seed, number of cells */
    public static void main(String[] arguments) throws InterruptedException {
        Path output = Path.of(arguments[0]);
        PluginRegistry plugins = TinyFactories.registry(Accident.NONE);
        RunOptions options = new RunOptions(
                Map.of(), Optional.empty(), Optional.empty(), Duration.ZERO, Optional.empty(), "harness", false);
        Controller controller = new Controller(
                new RunStore(output, Clock.systemUTC()),
                plugins,
                new CellJson(plugins),
                options,
                new RunPolicy(StateSelection.unfinished(), RunPolicy.usuallyRetried(), NO_BOUND, false),
                new LocalLauncher(List.of(SLOT, SLOT), new DeviceLeases(output.resolve("leases"), 2)),
                TinyWorkerMain.class.getName(),
                new LineProgress(System.out),
                Clock.systemUTC());
        RunSummary summary =
                controller.run("tiny", cells(Long.parseLong(arguments[1]), Integer.parseInt(arguments[2])));
        System.exit(summary.isComplete() ? 0 : 1);
    }

    static List<Cell> cells(long firstSeed, int count) {
        return LongStream.range(firstSeed, firstSeed + count)
                .mapToObj(TinyCells::cell)
                .toList();
    }
}
