package org.earmark.cli;

import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;

/** What was given to a command. */
final class Arguments {
    private final CommandLine line;
    private final CommandSpec command;

    Arguments(CommandLine line, CommandSpec command) {
        this.line = line;
        this.command = command;
    }

    List<String> operands() {
        return List.copyOf(line.getArgList());
    }

    /** The one operand that a command takes. */
    String operand() {
        if (line.getArgList().size() != 1) {
            throw new InvalidInputException(
                    Problem.missing("", "the command takes one " + command.operands() + ": " + command.usage()));
        }
        return line.getArgList().get(0);
    }

    boolean has(String option) {
        return line.hasOption(option);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(line.getOptionValue(option));
    }

    List<String> values(String option) {
        return line.hasOption(option) ? List.of(line.getOptionValues(option)) : List.of();
    }

    /** @throws InvalidInputException when the value is no whole number of at least 1 */
    Optional<Integer> positive(String option) {
        return value(option).map(text -> {
            try {
                int number = Integer.parseInt(text);
                if (number >= 1) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Told below, together with numbers that are too small.
            }
            throw new InvalidInputException(Problem.of("--" + option, text, "must be a whole number, at least 1"));
        });
    }
}
