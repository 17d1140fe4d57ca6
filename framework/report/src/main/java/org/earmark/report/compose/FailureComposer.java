package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earmark.analysis.store.CellState;
import org.earmark.analysis.store.StoredAttempt;
import org.earmark.analysis.store.StoredCell;
import org.earmark.analysis.store.StoredExperiment;
import org.earmark.report.view.CellLink;
import org.earmark.report.view.Failure;

/** Says why cells did not finish; cells with the same reason share a paragraph. */
final class FailureComposer {
    private FailureComposer() {}

    static List<Failure> compose(StoredExperiment experiment) {
        Map<List<String>, List<CellLink>> byReason = new LinkedHashMap<>();
        for (CellState state : List.of(CellState.FAILED, CellState.DIVERGED, CellState.LOST)) {
            for (StoredCell cell : experiment.cells()) {
                if (cell.state() == state) {
                    byReason.computeIfAbsent(reason(cell), r -> new ArrayList<>())
                            .add(new CellLink(cell.id(), cell.title()));
                }
            }
        }
        return byReason.entrySet().stream()
                .map(entry -> new Failure(
                        entry.getKey().get(0),
                        entry.getKey().get(1),
                        entry.getKey().get(2),
                        entry.getValue()))
                .toList();
    }

    private static List<String> reason(StoredCell cell) {
        StoredAttempt attempt = cell.attempt().orElseThrow();
        if (cell.state() == CellState.LOST) {
            return List.of(
                    cell.state().id(),
                    "",
                    attempt.lastSign().isEmpty()
                            ? "It left neither a sign of life nor a result. Run the experiment again to start it anew."
                            : "Its last sign of life was at " + NumberText.time(attempt.lastSign())
                                    + " and it left no result, so its process or machine has died. Run the experiment"
                                    + " again: it continues from its newest checkpoint.");
        }
        return attempt.result()
                .map(result -> List.of(
                        cell.state().id(),
                        result.errorClass(),
                        result.message().isEmpty() ? "No reason was recorded." : result.message()))
                .orElseThrow();
    }
}
