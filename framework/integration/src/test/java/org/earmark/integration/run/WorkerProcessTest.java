package org.earmark.integration.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.earmark.cli.WorkerMain;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellJson;
import org.earmark.core.plan.CellState;
import org.earmark.core.plan.CellState.Status;
import org.earmark.core.plugin.LoadedPlugins;
import org.earmark.core.plugin.PluginLoader;
import org.earmark.core.run.AttemptFolder;
import org.earmark.core.run.CellProgress;
import org.earmark.core.run.Controller;
import org.earmark.core.run.LineProgress;
import org.earmark.core.run.LocalLauncherFactory;
import org.earmark.core.run.LocalOptions;
import org.earmark.core.run.ProgressView;
import org.earmark.core.run.RunOptions;
import org.earmark.core.run.RunPolicy;
import org.earmark.core.run.RunStore;
import org.earmark.core.run.RunSummary;
import org.earmark.core.run.StateSelection;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.launch.DeviceSlot;
import org.earmark.spi.launch.LauncherContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTS-AT on libtorch, trained by worker processes as a user's cells are. */
@Tag("slow")
class WorkerProcessTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LoadedPlugins PLUGINS =
            PluginLoader.load(WorkerProcessTest.class.getClassLoader(), Optional.empty());

    /** Seven steps an epoch. */
    private static final Cell CELL = new RealCells(PLUGINS).cell(3, 1);

    /** In the middle of the second epoch. */
    private static final long KILL_AFTER = 9;

    @Test
    void aWorkerKilledInMidEpochIsContinuedBitByBit(@TempDir Path killed, @TempDir Path undisturbed)
            throws InterruptedException, IOException {
        RunSummary first = run(killed, new KillingView());
        RunSummary second = run(killed, silent());
        run(undisturbed, silent());

        assertThat(first.outcomes().get(0).state()).isEqualTo(CellState.failed(ErrorCategory.INFRASTRUCTURE));
        assertThat(first.outcomes().get(0).message()).contains("signal 9");
        assertThat(second.outcomes().get(0).state()).isEqualTo(CellState.of(Status.DONE));
        AttemptFolder resumed = decisive(killed);
        AttemptFolder straight = decisive(undisturbed);
        assertThat(resumed.number()).isEqualTo(2);
        assertThat(steps(resumed)).hasSize(21).isEqualTo(steps(straight));
        assertThat(logits(resumed)).isEqualTo(logits(straight));
    }

    private static RunSummary run(Path output, ProgressView view) throws InterruptedException {
        // A checkpoint after every step.
        RunOptions options = new RunOptions(
                Map.of(), Optional.empty(), Optional.empty(), Duration.ZERO, Optional.empty(), "test", false);
        return new Controller(
                        store(output),
                        PLUGINS,
                        new CellJson(PLUGINS),
                        options,
                        // The kill shall be seen, not healed.
                        new RunPolicy(StateSelection.unfinished(), Set.of(), 0, false),
                        new LocalLauncherFactory()
                                .create(new LocalOptions(), new LauncherContext(List.of(new DeviceSlot("cpu", 2)))),
                        WorkerMain.class.getName(),
                        view,
                        Clock.systemUTC())
                .run("integration", List.of(CELL));
    }

    private static RunStore store(Path output) {
        return new RunStore(output, Clock.systemUTC());
    }

    private static AttemptFolder decisive(Path output) {
        return store(output).decisive(CELL.id()).orElseThrow();
    }

    private static List<String> steps(AttemptFolder attempt) throws IOException {
        List<String> steps = new ArrayList<>();
        for (String line : Files.readAllLines(attempt.events())) {
            JsonNode event = JSON.readTree(line);
            if (event.path("type").asText().equals("step")) {
                steps.add(event.path("step") + ": " + event.path("loss") + ", " + event.path("gradientNorm"));
            }
        }
        return steps;
    }

    private static byte[] logits(AttemptFolder attempt) throws IOException {
        return Files.readAllBytes(attempt.predictions().resolve("clipwise.npy"));
    }

    private static ProgressView silent() {
        return new LineProgress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    /** Kills the workers of this process as soon as they are in mid-epoch, as {@code kill -9} would. */
    private static final class KillingView implements ProgressView {
        @Override
        public void waiting(String device, String reason) {}

        @Override
        public void started(String cell, String title, String place) {}

        @Override
        public void progressed(String cell, CellProgress progress) {
            if (progress.step() >= KILL_AFTER) {
                ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
            }
        }

        @Override
        public void ended(String cell, CellState state, String message, Duration took) {}

        @Override
        public void close() {}
    }
}
