package org.earmark.cli;

import java.util.Set;
import org.earmark.core.run.RunPolicy;
import org.earmark.core.run.StateSelection;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;

/** What {@code earmark run} is told about failures. */
final class RunArguments {
    private RunArguments() {}

    /** @throws InvalidInputException for names that are none */
    static RunPolicy policy(Arguments arguments) {
        if (arguments.has(Commands.FAIL_FAST) && arguments.has(Commands.KEEP_GOING)) {
            throw new InvalidInputException(
                    Problem.missing("--" + Commands.FAIL_FAST, "contradicts --" + Commands.KEEP_GOING + "; give one"));
        }
        Set<ErrorCategory> retried = RunPolicy.usuallyRetried();
        for (String value : arguments.values(Commands.RETRY)) {
            for (String word : value.split(",", -1)) {
                retried.add(StateSelection.failure("--" + Commands.RETRY, word.strip()));
            }
        }
        StateSelection only = arguments
                .value(Commands.ONLY)
                .map(text -> StateSelection.parse("--" + Commands.ONLY, text))
                .orElseGet(StateSelection::unfinished);
        int retries = arguments.positive(Commands.RETRIES).orElse(RunPolicy.USUAL_RETRIES);
        return new RunPolicy(only, retried, retries, arguments.has(Commands.FAIL_FAST));
    }
}
