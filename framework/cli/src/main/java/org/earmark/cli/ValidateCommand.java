package org.earmark.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.earmark.core.audit.ClaimsReader;
import org.earmark.core.config.Experiment;
import org.earmark.core.config.ExperimentReader;
import org.earmark.core.plan.Planner;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** {@code earmark validate}: checks files of experiments and of claims, as far as possible also without the data. */
final class ValidateCommand implements Command {
    private final Planner planner;
    private final GlobalOptions options;
    private final Console console;

    @Inject
    ValidateCommand(Planner planner, GlobalOptions options, Console console) {
        this.planner = planner;
        this.options = options;
        this.console = console;
    }

    @Override
    public ExitCode run(Arguments arguments) {
        if (arguments.operands().isEmpty()) {
            throw new InvalidInputException(Problem.missing("", "name at least one file: earmark validate FILE…"));
        }
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        boolean valid = true;
        for (String file : arguments.operands()) {
            ObjectNode result = results.addObject().put("file", file);
            valid &= validate(file, result);
        }
        if (console.json()) {
            console.print(results);
        }
        return valid ? ExitCode.DONE : ExitCode.WRONG_USE;
    }

    private boolean validate(String file, ObjectNode result) {
        Problems problems = new Problems();
        try {
            if (ClaimsReader.isClaims(Path.of(file))) {
                int claims = ClaimsReader.read(Path.of(file)).claims();
                tell(file + ": valid, " + (claims == 1 ? "1 claim" : claims + " claims") + " for earmark audit");
                return true;
            }
            Experiment experiment = ExperimentReader.read(Path.of(file), List.of(), problems);
            Set<String> unopened = planner.validate(experiment, options.dataRoots(), problems);
            unopened.stream().sorted().forEach(result.putArray("unopened")::add);
            tell(file + ": valid" + unchecked(unopened));
            return true;
        } catch (InvalidInputException e) {
            ArrayNode found = result.putArray("problems");
            e.problems().forEach(problem -> found.add(problem.toString()));
            tell(file + ": "
                    + (e.problems().size() == 1 ? "1 problem" : e.problems().size() + " problems"));
            e.problems().forEach(problem -> tell("  " + problem));
            return false;
        }
    }

    private static String unchecked(Set<String> unopened) {
        return unopened.isEmpty()
                ? ""
                : ", but not checked against the data of " + String.join(", ", unopened)
                        + ", whose folder was not given" + " by --data";
    }

    private void tell(String line) {
        if (!console.json()) {
            console.print(line);
        }
    }
}
