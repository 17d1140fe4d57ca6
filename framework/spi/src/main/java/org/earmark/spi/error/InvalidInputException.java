package org.earmark.spi.error;

import java.util.List;
import java.util.stream.Collectors;

/** Wrong options or experiment files: carries every problem found, not only the first. */
public class InvalidInputException extends EarmarkException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidInputException(List<Problem> problems) {
        super(ErrorCategory.CONFIGURATION, describe(problems));
        this.problems = List.copyOf(problems);
    }

    public InvalidInputException(Problem problem) {
        this(List.of(problem));
    }

    public List<Problem> problems() {
        return problems;
    }

    private static String describe(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator()));
    }
}
