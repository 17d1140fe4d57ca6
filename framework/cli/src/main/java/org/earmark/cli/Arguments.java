package org.earmark.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.cli.CommandLine;
import org.earmark.core.options.OptionsTree;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** What was given to a command. */
final class Arguments {
    private static final double MILLIS_OF_MINUTE = 60_000;

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

    /** @throws InvalidInputException when the value is no number of minutes above 0 */
    Optional<Duration> minutes(String option) {
        OptionalDouble number = number(option);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        Duration duration = Duration.ofMillis(Math.round(MILLIS_OF_MINUTE * number.getAsDouble()));
        if (duration.isNegative() || duration.isZero()) {
            throw new InvalidInputException(Problem.of(
                    "--" + option,
                    value(option).orElseThrow(),
                    "must be a number of minutes above 0, such as 90 or 0.5"));
        }
        return Optional.of(duration);
    }

    /** @throws InvalidInputException when the value is no finite number */
    OptionalDouble number(String option) {
        Optional<String> text = value(option);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            double number = Double.parseDouble(text.get());
            if (Double.isFinite(number)) {
                return OptionalDouble.of(number);
            }
        } catch (NumberFormatException e) {
            // Told below, together with infinities.
        }
        throw new InvalidInputException(Problem.of("--" + option, text.get(), "must be a number"));
    }

    /** @throws InvalidInputException when the value is none of the choices; they are named */
    <E extends Enum<E>> Optional<E> choice(String option, Class<E> type) {
        return value(option).map(text -> {
            List<String> names = new ArrayList<>();
            for (E constant : type.getEnumConstants()) {
                if (OptionsTree.id(constant).equals(text)) {
                    return constant;
                }
                names.add(OptionsTree.id(constant));
            }
            Problem problem = Problem.of("--" + option, text, "must be one of " + String.join(", ", names));
            throw new InvalidInputException(
                    Problems.nearest(text, names).map(problem::suggesting).orElse(problem));
        });
    }

    /** @throws InvalidInputException when there are fewer operands */
    List<String> operands(int least) {
        if (line.getArgList().size() < least) {
            throw new InvalidInputException(
                    Problem.missing("", "the command takes " + command.operands() + ": " + command.usage()));
        }
        return operands();
    }

    /** The file or folder named by {@code --output}, which this command writes to. */
    Optional<Path> output() {
        return value(GlobalOptions.OUTPUT).map(Path::of);
    }

    /** @throws InvalidInputException when {@code --output} is missing */
    Path requiredOutput(String what) {
        return output().orElseThrow(() ->
                new InvalidInputException(Problem.missing("--output", "is missing: say where to write " + what)));
    }
}
