package org.earmark.core.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.earmark.core.plan.CellState;
import org.earmark.core.plan.CellState.Status;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/**
 * Some of the states that a cell can be in.
 *
 * @param statuses taken with all classes of failures
 * @param failures classes of failures that are taken too
 */
public record StateSelection(Set<Status> statuses, Set<ErrorCategory> failures) {
    public StateSelection {
        statuses = Set.copyOf(statuses);
        failures = Set.copyOf(failures);
    }

    /** Everything but cells that the same configuration would only bring to the same end. */
    public static StateSelection unfinished() {
        return new StateSelection(
                EnumSet.complementOf(EnumSet.of(Status.DONE, Status.DIVERGED)), EnumSet.noneOf(ErrorCategory.class));
    }

    public static StateSelection all() {
        return new StateSelection(EnumSet.allOf(Status.class), EnumSet.noneOf(ErrorCategory.class));
    }

    /**
     * States by name with commas between: {@code failed,lost}, or {@code out-of-memory} for cells that failed so.
     *
     * @param option for messages
     * @throws InvalidInputException for a name that is none
     */
    public static StateSelection parse(String option, String text) {
        Set<Status> statuses = EnumSet.noneOf(Status.class);
        Set<ErrorCategory> failures = EnumSet.noneOf(ErrorCategory.class);
        for (String word : text.split(",", -1)) {
            String name = word.strip();
            Optional<Status> status = Arrays.stream(Status.values())
                    .filter(candidate -> candidate.id().equals(name))
                    .findFirst();
            status.ifPresentOrElse(statuses::add, () -> failures.add(failure(option, name, names())));
        }
        return new StateSelection(statuses, failures);
    }

    /** @throws InvalidInputException for a name that is no class of failures */
    public static ErrorCategory failure(String option, String name) {
        return failure(
                option,
                name,
                Arrays.stream(ErrorCategory.values()).map(ErrorCategory::id).toList());
    }

    private static ErrorCategory failure(String option, String name, List<String> known) {
        return Arrays.stream(ErrorCategory.values())
                .filter(category -> category.id().equals(name))
                .findFirst()
                .orElseThrow(() -> refused(option, name, known));
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        Stream.of(Status.values()).map(Status::id).forEach(names::add);
        Stream.of(ErrorCategory.values())
                .map(ErrorCategory::id)
                .filter(id -> !names.contains(id))
                .forEach(names::add);
        return names;
    }

    private static InvalidInputException refused(String option, String name, List<String> known) {
        Problem problem = Problem.of(option, name, "is none of " + String.join(", ", known));
        return new InvalidInputException(
                Problems.nearest(name, known).map(problem::suggesting).orElse(problem));
    }

    public boolean contains(CellState state) {
        return statuses.contains(state.status())
                || state.failure().filter(failures::contains).isPresent();
    }
}
