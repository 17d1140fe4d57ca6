package org.earmark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earmark.analysis.compare.Comparison;
import org.earmark.analysis.compare.DifferenceJson;
import org.earmark.analysis.compare.Likeness;
import org.earmark.analysis.compare.RunDifference;
import org.earmark.cli.compare.RunLoader;
import org.earmark.core.config.JsonFile;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellJson;
import org.earmark.core.plan.CellState.Status;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.core.run.AttemptFolder;
import org.earmark.core.run.CellOutcome;
import org.earmark.core.run.CellWorker;
import org.earmark.core.run.Controller;
import org.earmark.core.run.DeviceLeases;
import org.earmark.core.run.InProcessLauncher;
import org.earmark.core.run.LineProgress;
import org.earmark.core.run.LocalLauncher;
import org.earmark.core.run.RunOptions;
import org.earmark.core.run.RunPolicy;
import org.earmark.core.run.RunStore;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.launch.DeviceSlot;

/** {@code earmark replay}: runs a stored cell again in a folder of its own and compares the two. */
final class ReplayCommand implements Command {
    private static final String CPU = "cpu";
    private static final String REPLAYS = "replays";

    private final StoredRuns runs;
    private final PluginRegistry plugins;
    private final CellJson cells;
    private final GlobalOptions options;
    private final Console console;
    private final CommandText command;
    private final Clock clock;

    @Inject
    ReplayCommand(
            StoredRuns runs,
            PluginRegistry plugins,
            CellJson cells,
            GlobalOptions options,
            Console console,
            CommandText command,
            Clock clock) {
        this.runs = runs;
        this.plugins = plugins;
        this.cells = cells;
        this.options = options;
        this.console = console;
        this.command = command;
        this.clock = clock;
    }

    @Override
    public ExitCode run(Arguments arguments) throws InterruptedException {
        double tolerance = DiffCommand.tolerance(arguments);
        AttemptFolder stored = runs.attempt(runs.cell(arguments.operand()));
        JsonNode description = read(stored.cell());
        Cell cell = cells.read(description);
        Path folder = freshFolder(cell.id());
        RunStore store = new RunStore(folder, clock);
        CellOutcome outcome =
                replay(cell, description.path("experiment").asText(), slot(arguments, stored), folder, arguments);
        AttemptFolder replayed = store.decisive(cell.id())
                .orElseThrow(() -> new EarmarkException(
                        ErrorCategory.BUG, "The replay of " + cell.id() + " left nothing in " + folder + "."));
        if (outcome.state().status() != Status.DONE) {
            console.warn("the replay ended " + outcome.state() + ": " + outcome.message());
        }
        RunDifference difference = Comparison.of(
                RunLoader.load(stored.path(), "the run " + DiffCommand.name(stored)),
                RunLoader.load(replayed.path(), "the replay " + folder.getFileName()),
                tolerance);
        write(folder.resolve("difference.json"), difference);
        DiffCommand.print(console, difference);
        console.warn("the replay is in " + replayed.path());
        Likeness likeness = difference.outcome();
        boolean alike = likeness == Likeness.IDENTICAL || likeness == Likeness.WITHIN_ROUNDING;
        return alike && outcome.state().status() == Status.DONE ? ExitCode.DONE : ExitCode.FAILED;
    }

    private CellOutcome replay(Cell cell, String experiment, DeviceSlot slot, Path folder, Arguments arguments)
            throws InterruptedException {
        Controller controller = new Controller(
                new RunStore(folder, clock),
                plugins,
                cells,
                run(arguments, folder),
                RunPolicy.usual(),
                arguments.has(Commands.IN_PROCESS)
                        ? new InProcessLauncher(new CellWorker(plugins, cells, clock, console.err()), slot)
                        : new LocalLauncher(List.of(slot), DeviceLeases.ofThisMachine(List.of(slot))),
                WorkerMain.class.getName(),
                new LineProgress(console.err()),
                clock);
        return controller.run(experiment, List.of(cell)).outcomes().get(0);
    }

    /** The device and threads of the stored run, unless others are asked for: they decide the last bits. */
    private DeviceSlot slot(Arguments arguments, AttemptFolder stored) {
        JsonNode provenance =
                Files.isRegularFile(stored.provenance()) ? read(stored.provenance()) : new ObjectMapper().nullNode();
        DeviceSlot asked = options.slots().get(0);
        return new DeviceSlot(
                arguments.has(GlobalOptions.DEVICES)
                        ? asked.device()
                        : provenance.path("device").asText(CPU),
                arguments.has(GlobalOptions.THREADS)
                        ? asked.threads()
                        : provenance.path("threads").asInt(asked.threads()));
    }

    private RunOptions run(Arguments arguments, Path folder) {
        return new RunOptions(
                options.dataRoots(),
                // Features are computed again too, so that a change of the front end shows.
                Optional.of(folder.toAbsolutePath().resolve("cache")),
                options.plugins().map(path -> path.toAbsolutePath().normalize()),
                RunOptions.USUAL_CHECKPOINT,
                arguments.minutes(Commands.TIMEOUT),
                command.text(),
                options.debug());
    }

    private Path freshFolder(String cell) {
        Path replays = options.output().resolve(REPLAYS);
        for (int number = 1; ; number++) {
            Path folder = replays.resolve(String.format(Locale.ROOT, "%s-%03d", cell, number));
            if (!Files.exists(folder)) {
                return folder;
            }
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JsonFile.read(file);
        } catch (IOException e) {
            throw new DataException(
                    "Cannot read " + file + ": " + e.getMessage() + ". The cell cannot be replayed without it.", e);
        }
    }

    private static void write(Path file, RunDifference difference) {
        try {
            Files.writeString(file, DifferenceJson.of(difference).toPrettyString() + "\n");
        } catch (IOException e) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT, "Cannot write " + file + ": " + e + ". Check free space.", e);
        }
    }
}
