package org.earmark.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.earmark.core.plan.CellJson;
import org.earmark.core.plan.Plan;
import org.earmark.core.plan.PlanFiles;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.core.run.CellWorker;
import org.earmark.core.run.Controller;
import org.earmark.core.run.Devices;
import org.earmark.core.run.InProcessLauncher;
import org.earmark.core.run.LineProgress;
import org.earmark.core.run.ProgressView;
import org.earmark.core.run.RunOptions;
import org.earmark.core.run.RunPolicy;
import org.earmark.core.run.RunStore;
import org.earmark.core.run.RunSummary;
import org.earmark.core.run.TerminalProgress;
import org.earmark.report.HtmlReport;
import org.earmark.spi.launch.Launcher;

/** {@code earmark run}: runs the cells that have no result yet, then writes the report. */
final class RunCommand implements Command {
    /** Set by the launcher script. */
    private static final String COLUMNS = "earmark.columns";

    private final Planning planning;
    private final PluginRegistry plugins;
    private final CellJson cells;
    private final RunStore store;
    private final GlobalOptions options;
    private final Console console;
    private final CommandText command;
    private final Clock clock;

    @Inject
    RunCommand(
            Planning planning,
            PluginRegistry plugins,
            CellJson cells,
            RunStore store,
            GlobalOptions options,
            Console console,
            CommandText command,
            Clock clock) {
        this.planning = planning;
        this.plugins = plugins;
        this.cells = cells;
        this.store = store;
        this.options = options;
        this.console = console;
        this.command = command;
        this.clock = clock;
    }

    @Override
    public ExitCode run(Arguments arguments) throws InterruptedException {
        Launcher launcher = launcher(arguments);
        Controller controller = controller(arguments, launcher);
        Plan planned = planning.plan(arguments);
        Optional<UntilDecided> until = UntilDecided.of(arguments, options, console, store::isGone);
        until.ifPresent(rule -> rule.check(planned));
        if (launcher.isLocal()) {
            Devices.require(plugins, planned.cells(), options.slots());
        }
        Devices.requireRanks(plugins, planned.cells(), LauncherChoice.ranks(arguments, options));
        launcher.check(planned.cells().size());
        PlanFiles files = new PlanFiles(options.output(), planned.experiment().name());
        files.versionWarning(planned).ifPresent(console::warn);
        files.write(planned);
        String name = planned.experiment().name();
        RunSummary first = run(controller, name, planned);
        Plan plan = until.isPresent() ? until.get().extend(planned, more -> run(controller, name, more)) : planned;
        RunSummary summary = plan.cells().size() == planned.cells().size() ? first : run(controller, name, plan);
        Optional<Path> report = arguments.has(Commands.NO_REPORT) || arguments.has(Commands.DETACH)
                ? Optional.empty()
                : Optional.of(HtmlReport.write(options.output(), name, store::isGone));
        if (console.json()) {
            console.print(json(plan, summary, report));
        } else {
            console.print(summary.lines());
            report.ifPresent(file -> console.print("Report: " + file));
        }
        return summary.isComplete() || arguments.has(Commands.DETACH) ? ExitCode.DONE : ExitCode.FAILED;
    }

    @SuppressWarnings("try") // the page lives as long as the run
    private RunSummary run(Controller controller, String name, Plan plan) throws InterruptedException {
        try (LiveStatus page = LiveStatus.start(store, options.output(), name, clock)) {
            return controller.run(name, plan.cells());
        }
    }

    private Controller controller(Arguments arguments, Launcher launcher) {
        RunPolicy policy = RunArguments.policy(arguments);
        RunOptions run = new RunOptions(
                options.dataRoots(),
                cache(arguments),
                options.plugins().map(folder -> folder.toAbsolutePath().normalize()),
                RunOptions.USUAL_CHECKPOINT,
                arguments.minutes(Commands.TIMEOUT),
                command.text(),
                options.debug());
        return new Controller(
                store, plugins, cells, run, policy, launcher, WorkerMain.class.getName(), progress(), clock);
    }

    private Optional<Path> cache(Arguments arguments) {
        Path folder = arguments
                .value(Commands.CACHE)
                .map(Path::of)
                .orElse(options.output().resolve("cache"));
        return Optional.of(folder.toAbsolutePath().normalize());
    }

    private Launcher launcher(Arguments arguments) {
        LauncherChoice.requireSense(arguments);
        return arguments.has(Commands.IN_PROCESS)
                ? new InProcessLauncher(
                        new CellWorker(plugins, cells, clock, console.err()),
                        options.slots().get(0))
                : LauncherChoice.of(arguments, plugins, options);
    }

    private ProgressView progress() {
        boolean terminal = Boolean.getBoolean(Console.TERMINAL);
        return terminal
                ? new TerminalProgress(console.err(), Integer.getInteger(COLUMNS, 0))
                : new LineProgress(console.err());
    }

    private static ObjectNode json(Plan plan, RunSummary summary, Optional<Path> report) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("experiment", plan.experiment().name());
        ArrayNode list = tree.putArray("cells");
        summary.outcomes().forEach(outcome -> list.addObject()
                .put("id", outcome.cell().id())
                .put("title", outcome.cell().title())
                .put("state", outcome.state().toString())
                .put("message", outcome.message()));
        report.ifPresent(file -> tree.put("report", file.toString()));
        return tree;
    }
}
