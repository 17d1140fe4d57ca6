package org.earmark.core.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.earmark.core.plan.CellState.Status;

/**
 * What a run did.
 *
 * @param outcomes one per cell, in the order of the plan
 */
public record RunSummary(List<CellOutcome> outcomes) {
    public RunSummary {
        outcomes = List.copyOf(outcomes);
    }

    public boolean isComplete() {
        return outcomes.stream().allMatch(outcome -> outcome.state().status() == Status.DONE);
    }

    /** Lines for people: how many cells are in which state, then a paragraph for each one that is not done. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(Arrays.stream(Status.values())
                .filter(status -> count(status) > 0)
                .map(status -> count(status) + " " + status.id())
                .collect(Collectors.joining(", ", "Cells: ", "")));
        outcomes.stream()
                .filter(outcome -> outcome.state().status() != Status.DONE)
                .map(outcome -> outcome.cell().id() + "  " + outcome.cell().title() + ": " + outcome.state()
                        + (outcome.message().isEmpty() ? "" : ". " + outcome.message()))
                .forEach(lines::add);
        return lines;
    }

    private long count(Status status) {
        return outcomes.stream()
                .filter(outcome -> outcome.state().status() == status)
                .count();
    }
}
