package org.earmark.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.earmark.analysis.export.Export;
import org.earmark.analysis.store.StoreReader;
import org.earmark.analysis.store.StoredExperiment;
import org.earmark.core.plan.StoredPlan;
import org.earmark.core.run.RunStore;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** {@code earmark export}: writes results in forms that other tools read. */
final class ExportCommand implements Command {
    private final GlobalOptions options;
    private final Console console;
    private final RunStore store;

    @Inject
    ExportCommand(GlobalOptions options, Console console, RunStore store) {
        this.options = options;
        this.console = console;
        this.store = store;
    }

    @Override
    public ExitCode run(Arguments arguments) {
        String name = ExperimentName.of(arguments.operand());
        Export.Format format = format(arguments);
        StoredPlan.read(options.output(), name);
        StoredExperiment experiment = new StoreReader(options.output(), store::isGone).read(name);
        Path target = arguments
                .value(Commands.TO)
                .map(Path::of)
                .orElse(options.output().resolve(name).resolve("export").resolve(format.id()));
        List<Path> written = Export.write(experiment, options.output(), format, target);
        experiment.notes().forEach(console::warn);
        if (console.json()) {
            ObjectNode tree = JsonNodeFactory.instance.objectNode();
            tree.put("experiment", name).put("format", format.id()).put("folder", target.toString());
            ArrayNode files = tree.putArray("written");
            written.forEach(file -> files.add(file.toString()));
            console.print(tree);
        } else {
            written.forEach(file -> console.print(file.toString()));
        }
        return ExitCode.DONE;
    }

    private static Export.Format format(Arguments arguments) {
        String id = arguments.value(Commands.FORMAT).orElse(Export.Format.CSV.id());
        return Export.Format.of(id).orElseThrow(() -> {
            Problem problem = Problem.of(
                    "--" + Commands.FORMAT, id, "is no format; there are " + String.join(", ", Export.Format.ids()));
            return new InvalidInputException(Problems.nearest(id, Export.Format.ids())
                    .map(problem::suggesting)
                    .orElse(problem));
        });
    }
}
