package org.earmark.cli;

import jakarta.inject.Inject;
import java.util.List;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** {@code earmark data WHAT …}: everything about data sets outside a run. */
final class DataCommand implements Command {
    private static final List<String> WORDS = List.of("check", "prepare", "cache");

    private final DataCheck check;
    private final DataPrepare prepare;
    private final DataCache cache;

    @Inject
    DataCommand(DataCheck check, DataPrepare prepare, DataCache cache) {
        this.check = check;
        this.prepare = prepare;
        this.cache = cache;
    }

    @Override
    public ExitCode run(Arguments arguments) throws InterruptedException {
        List<String> operands = arguments.operands();
        String word = operands.isEmpty() ? "" : operands.get(0);
        if (!WORDS.contains(word)) {
            Problem problem = Problem.of("", "data " + word, "say what to do: " + String.join(", ", WORDS));
            throw new InvalidInputException(
                    Problems.nearest(word, WORDS).map(problem::suggesting).orElse(problem));
        }
        if (operands.size() != 2) {
            throw new InvalidInputException(Problem.missing(
                    "", "the command takes one name: earmark data check NAME, prepare NAME, or cache EXPERIMENT"));
        }
        return switch (word) {
            case "prepare" -> prepare.run(operands.get(1), arguments);
            case "cache" -> cache.run(operands.get(1), arguments);
            default -> check.run(operands.get(1), arguments);
        };
    }
}
