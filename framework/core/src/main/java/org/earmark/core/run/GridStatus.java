package org.earmark.core.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.earmark.core.plan.CellState.Status;

/**
 * How far the cells of an experiment are.
 *
 * @param experiment name
 * @param cells in the order of the plan
 */
public record GridStatus(String experiment, List<CellStatus> cells) {
    public GridStatus {
        cells = List.copyOf(cells);
    }

    /** {@code 3 pending, 1 failed (out-of-memory)}. */
    public String counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        cells.forEach(cell -> counts.merge(cell.state().toString(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    public int running() {
        return count(Status.RUNNING);
    }

    private int count(Status status) {
        return (int)
                cells.stream().filter(cell -> cell.state().status() == status).count();
    }

    /** Whether no cell runs and none waits for its turn. */
    public boolean isOver() {
        return running() == 0 && count(Status.PENDING) == 0;
    }

    /** Cells whose state needs somebody's attention. */
    public List<CellStatus> troubled() {
        return cells.stream()
                .filter(cell -> switch (cell.state().status()) {
                    case FAILED, DIVERGED, LOST -> true;
                    case DONE, RUNNING, PENDING -> false;
                })
                .toList();
    }

    /**
     * Until the last cell ends, if as many cells run at a time as do now and the others take as long as those that are
     * done; empty while nothing runs or nothing is known.
     */
    public Optional<Duration> left() {
        double running = cells.stream()
                .flatMap(cell -> cell.left().stream())
                .mapToDouble(Duration::toMillis)
                .sum();
        boolean known = cells.stream()
                .filter(cell -> cell.state().status() == Status.RUNNING)
                .allMatch(cell -> cell.left().isPresent());
        double mean = cells.stream()
                .flatMap(cell -> cell.took().stream())
                .mapToDouble(Duration::toMillis)
                .average()
                .orElse(Double.NaN);
        int pending = count(Status.PENDING);
        if (running() == 0 || !known || (pending > 0 && Double.isNaN(mean))) {
            return Optional.empty();
        }
        double work = running + (pending > 0 ? pending * mean : 0);
        return Optional.of(Duration.ofMillis(Math.round(work / running())));
    }
}
