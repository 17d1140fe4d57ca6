package org.earmark.integration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.cli.WorkerMain;
import org.earmark.core.checkpoint.Safetensors;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellJson;
import org.earmark.core.plugin.LoadedPlugins;
import org.earmark.core.plugin.PluginLoader;
import org.earmark.core.run.AttemptFolder;
import org.earmark.core.run.Controller;
import org.earmark.core.run.DeviceGroup;
import org.earmark.core.run.LineProgress;
import org.earmark.core.run.LocalLauncherFactory;
import org.earmark.core.run.LocalOptions;
import org.earmark.core.run.ProgressView;
import org.earmark.core.run.RunOptions;
import org.earmark.core.run.RunPolicy;
import org.earmark.core.run.RunStore;
import org.earmark.core.run.RunSummary;
import org.earmark.spi.launch.DeviceSlot;
import org.earmark.spi.launch.LauncherContext;
import org.earmark.spi.tensor.FloatArray;

/** Runs whose cells are each trained by several processes together, with a checkpoint after every step. */
final class RankedRuns {
    static final LoadedPlugins PLUGINS = PluginLoader.load(RankedRuns.class.getClassLoader(), Optional.empty());

    private RankedRuns() {}

    /** Runs the cells one after the other, in processes that this one starts. */
    static RunSummary run(Path output, int ranks, RunPolicy policy, ProgressView view, List<Cell> cells)
            throws InterruptedException {
        RunOptions options = new RunOptions(
                Map.of(), Optional.empty(), Optional.empty(), Duration.ZERO, Optional.empty(), "test", false);
        List<DeviceSlot> slots = DeviceGroup.of(Collections.nCopies(ranks, new DeviceSlot("cpu", 1)), ranks);
        return new Controller(
                        store(output),
                        PLUGINS,
                        new CellJson(PLUGINS),
                        options,
                        policy,
                        new LocalLauncherFactory().create(new LocalOptions(), new LauncherContext(slots)),
                        WorkerMain.class.getName(),
                        view,
                        Clock.systemUTC())
                .run("integration", cells);
    }

    static ProgressView silent() {
        return new LineProgress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    static AttemptFolder decisive(Path output, Cell cell) {
        return store(output).decisive(cell.id()).orElseThrow();
    }

    private static RunStore store(Path output) {
        return new RunStore(output, Clock.systemUTC());
    }

    /** The same bits in predictions and weights. */
    static void assertSame(AttemptFolder actual, AttemptFolder expected) throws IOException {
        assertThat(actual.predictions().resolve("clipwise.npy"))
                .hasSameBinaryContentAs(expected.predictions().resolve("clipwise.npy"));
        Map<String, FloatArray> tensors =
                Safetensors.read(actual.latestCheckpoint()).tensors();
        Map<String, FloatArray> weights =
                Safetensors.read(expected.latestCheckpoint()).tensors();
        assertThat(tensors.keySet()).isEqualTo(weights.keySet()).isNotEmpty();
        weights.forEach((name, values) ->
                assertThat(tensors.get(name).contentEquals(values)).as(name).isTrue());
    }
}
