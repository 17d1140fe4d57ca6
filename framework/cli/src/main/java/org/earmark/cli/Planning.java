package org.earmark.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.earmark.core.config.Assignment;
import org.earmark.core.config.Experiment;
import org.earmark.core.config.ExperimentReader;
import org.earmark.core.plan.Plan;
import org.earmark.core.plan.Planner;
import org.earmark.spi.error.Problems;

/** Plans the experiment that a command was given. */
final class Planning {
    private final Planner planner;
    private final GlobalOptions options;

    @Inject
    Planning(Planner planner, GlobalOptions options) {
        this.planner = planner;
        this.options = options;
    }

    /** @throws org.earmark.spi.error.InvalidInputException with every problem of the experiment */
    Plan plan(Arguments arguments) {
        return plan(Path.of(arguments.operand()), arguments);
    }

    Plan plan(Path file, Arguments arguments) {
        Problems problems = new Problems();
        Experiment experiment = ExperimentReader.read(file, assignments(arguments), problems);
        return planner.plan(experiment, options.dataRoots(), problems);
    }

    /** @param source name of the text for messages */
    Plan plan(String text, String source, Arguments arguments) {
        Problems problems = new Problems();
        Experiment experiment = ExperimentReader.parse(text, source, assignments(arguments), problems);
        return planner.plan(experiment, options.dataRoots(), problems);
    }

    private static List<Assignment> assignments(Arguments arguments) {
        return Stream.concat(
                        arguments.value(Commands.ENGINE).map(name -> "engine=" + name).stream(),
                        arguments.values(Commands.SET).stream())
                .map(Assignment::parse)
                .toList();
    }
}
