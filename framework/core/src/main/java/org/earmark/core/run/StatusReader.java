package org.earmark.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.core.plan.CellState;
import org.earmark.core.plan.CellState.Status;
import org.earmark.core.plan.StoredPlan;

/**
 * Reads how far an experiment is. Looks at files alone and changes none, so it works from any machine that sees them
 * and disturbs nobody.
 */
public final class StatusReader {
    private static final String LOST =
            "It was started and gives no sign of life any more; run again to continue from its checkpoint.";

    private final RunStore store;

    public StatusReader(RunStore store) {
        this.store = store;
    }

    /** Cells are looked at by several threads at once, because most of the time goes by in the file system. */
    public GridStatus read(StoredPlan plan) {
        List<CellStatus> cells = List.copyOf(plan.cells().entrySet()).parallelStream()
                .map(this::cell)
                .toList();
        return new GridStatus(plan.experiment(), cells);
    }

    private CellStatus cell(Map.Entry<String, String> planned) {
        Optional<CellSighting> sighting = store.sighting(planned.getKey());
        CellState state = sighting.map(CellSighting::state).orElse(CellState.of(Status.PENDING));
        boolean open = state.status() == Status.RUNNING || state.status() == Status.LOST;
        Optional<ProgressMeter> meter =
                sighting.filter(found -> open).map(found -> ProgressMeter.glance(found.attempt()));
        return new CellStatus(
                planned.getKey(),
                planned.getValue(),
                state,
                meter.map(ProgressMeter::progress),
                meter.filter(known -> state.status() == Status.RUNNING).flatMap(ProgressMeter::left),
                sighting.filter(found -> state.status() == Status.DONE)
                        .flatMap(CellSighting::result)
                        .map(StatusReader::took),
                state.status() == Status.LOST
                        ? LOST
                        : sighting.flatMap(CellSighting::result)
                                .map(RunMonitor::message)
                                .orElse(""));
    }

    private static Duration took(JsonNode result) {
        return Duration.ofMillis(Math.round(1000 * result.path("seconds").asDouble()));
    }
}
