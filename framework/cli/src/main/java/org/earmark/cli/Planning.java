package org.earmark.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
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
        Problems problems = new Problems();
        List<Assignment> assignments =
                arguments.values(Commands.SET).stream().map(Assignment::parse).toList();
        Experiment experiment = ExperimentReader.read(Path.of(arguments.operand()), assignments, problems);
        return planner.plan(experiment, options.dataRoots(), problems);
    }
}
