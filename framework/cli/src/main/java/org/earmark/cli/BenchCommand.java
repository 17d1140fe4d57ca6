package org.earmark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.earmark.core.audio.ResampledFiles;
import org.earmark.core.bench.DataBench;
import org.earmark.core.bench.ThroughputBench;
import org.earmark.core.bench.ThroughputBench.Subject;
import org.earmark.core.bench.ThroughputResult;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellSpec;
import org.earmark.core.plan.PluginChoice;
import org.earmark.core.plugin.Creation;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.engine.ProcessEnvironment;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;

/** {@code earmark bench}: how fast an experiment's first cell trains, data are fed, and a large grid is planned. */
final class BenchCommand implements Command {
    private static final String DEFAULT = "throughput.yaml";
    private static final String GRID = "grid.yaml";
    private static final int SECONDS = 15;
    private static final int DATA_SECONDS = 3;
    /** About as many as AudioSet has. */
    private static final int SAMPLED_CLIPS = 2_000_000;

    private final Planning planning;
    private final PluginRegistry plugins;
    private final GlobalOptions options;
    private final Console console;
    private final ChildCommand child;

    @Inject
    BenchCommand(
            Planning planning, PluginRegistry plugins, GlobalOptions options, Console console, ChildCommand child) {
        this.planning = planning;
        this.plugins = plugins;
        this.options = options;
        this.console = console;
        this.child = child;
    }

    @Override
    public ExitCode run(Arguments arguments) throws InterruptedException {
        List<String> operands = arguments.operands();
        if (operands.equals(List.of("data"))) {
            return data(arguments);
        }
        if (operands.equals(List.of("grid"))) {
            return grid(arguments);
        }
        if (operands.isEmpty() || !operands.get(0).equals("throughput") || operands.size() > 2) {
            throw new InvalidInputException(
                    Problem.missing(
                            "",
                            "what can be measured is: earmark bench throughput [EXPERIMENT], earmark bench data, or earmark bench grid"));
        }
        int seconds = arguments.positive(Commands.SECONDS).orElse(SECONDS);
        Cell cell = operands.size() == 2
                ? firstCell(Path.of(operands.get(1)), arguments)
                : planning.plan(resource(DEFAULT), DEFAULT, arguments).cells().get(0);
        ProcessEnvironment wanted = environment(cell.spec().engine());
        if (!child.isChildOrUnneeded(wanted)) {
            return ExitCode.ofStatus(child.run(wanted));
        }
        measure(cell, seconds);
        return ExitCode.DONE;
    }

    private ExitCode data(Arguments arguments) {
        int seconds = arguments.positive(Commands.SECONDS).orElse(DATA_SECONDS);
        DataBench bench = new DataBench(System::nanoTime, options.workerThreads(), seconds, SAMPLED_CLIPS);
        DataBenchText text = new DataBenchText(bench.measure(options.output()));
        if (console.json()) {
            console.print(text.json());
        } else {
            console.print(text.lines());
        }
        return ExitCode.DONE;
    }

    private ExitCode grid(Arguments arguments) throws InterruptedException {
        String experiment = resource(GRID);
        GridBench.Result result = new GridBench().measure(planning.plan(experiment, GRID, arguments), experiment);
        if (console.json()) {
            ObjectNode tree = JsonNodeFactory.instance.objectNode().put("cells", result.cells());
            result.plan().forEach(tree.putArray("planSeconds")::add);
            result.status().forEach(tree.putArray("statusSeconds")::add);
            console.print(tree);
        } else {
            console.print(String.format(Locale.ROOT, "a grid of %,d cells", result.cells()));
            console.print("earmark plan    " + seconds(result.plan()));
            console.print("earmark status  " + seconds(result.status()));
        }
        return ExitCode.DONE;
    }

    private static String seconds(List<Double> times) {
        return times.stream()
                .map(time -> String.format(Locale.ROOT, "%.2f s", time))
                .collect(Collectors.joining(", "));
    }

    private Cell firstCell(Path file, Arguments arguments) {
        return planning.plan(file, arguments).cells().get(0);
    }

    private void measure(Cell cell, int seconds) {
        CellSpec spec = cell.spec();
        AudioDataset dataset = Creation.dataset(
                plugins.dataset(spec.dataset().name()),
                spec.dataset().options(),
                ResampledFiles.contextOf(Optional.ofNullable(
                        options.dataRoots().get(spec.dataset().name()))));
        Subject subject = new Subject(spec, dataset.vocabulary(), dataset.labelKind());
        ThroughputResult result = new ThroughputBench(plugins, System::nanoTime)
                .measure(subject, options.slots().get(0).device(), options.workerThreads(), seconds);
        ThroughputText text = new ThroughputText(cell, result);
        if (console.json()) {
            console.print(text.json());
        } else {
            console.print(text.lines());
        }
    }

    private ProcessEnvironment environment(PluginChoice engine) {
        return Creation.processEnvironment(
                plugins.engine(engine.name()), engine.options(), new EngineContext(options.workerThreads()));
    }

    private static String resource(String name) {
        try (InputStream stream = BenchCommand.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
