package org.earmark.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellJson;
import org.earmark.core.plan.CellState;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.core.tiny.TinyFactories;
import org.earmark.core.tiny.TinyFactories.Accident;
import org.earmark.spi.launch.DeviceSlot;
import org.earmark.spi.launch.Launcher;

/** Runs tiny cells inside the test. */
final class Workshop {
    private final RunStore store;
    private final Clock clock;

    Workshop(Path output) {
        this(output, Clock.systemUTC());
    }

    Workshop(Path output, Clock clock) {
        this.store = new RunStore(output, clock);
        this.clock = clock;
    }

    RunStore store() {
        return store;
    }

    RunSummary run(Accident accident, Cell... cells) throws InterruptedException {
        return run(RunPolicy.usual(), accident, cells);
    }

    RunSummary run(RunPolicy policy, Accident accident, Cell... cells) throws InterruptedException {
        return run(policy, launcher(accident), cells);
    }

    /** Runs cells inside this process. */
    Launcher launcher(Accident accident) {
        PluginRegistry plugins = TinyFactories.registry(accident);
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new InProcessLauncher(
                new CellWorker(plugins, new CellJson(plugins), clock, silent), new DeviceSlot("cpu", 1));
    }

    RunSummary run(RunPolicy policy, Launcher launcher, Cell... cells) throws InterruptedException {
        PluginRegistry plugins = TinyFactories.registry(Accident.NONE);
        // A checkpoint after every step.
        RunOptions options = new RunOptions(
                Map.of(), Optional.empty(), Optional.empty(), Duration.ZERO, Optional.empty(), "test", false);
        Controller controller = new Controller(
                store, plugins, new CellJson(plugins), options, policy, launcher, "unused", new SilentView(), clock);
        return controller.run("tiny", List.of(cells));
    }

    List<JsonNode> events(AttemptFolder attempt, String type) {
        return new EventReader(attempt.events())
                .fresh().stream()
                        .filter(event -> event.path("type").asText().equals(type))
                        .toList();
    }

    /** Shows nothing. */
    private static final class SilentView implements ProgressView {
        @Override
        public void waiting(String device, String reason) {}

        @Override
        public void started(String cell, String title, String place) {}

        @Override
        public void progressed(String cell, CellProgress progress) {}

        @Override
        public void ended(String cell, CellState state, String message, Duration took) {}

        @Override
        public void close() {}
    }
}
