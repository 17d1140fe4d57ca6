package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.store.StoredAttempt;
import org.earmark.analysis.store.StoredCell;
import org.earmark.analysis.store.StoredResult;
import org.earmark.report.view.CostTable;

/** Composes device-hours by configuration: the time of every attempt that speaks for a cell, failed ones included. */
final class CostComposer {
    private static final double HOUR = 3600;

    private CostComposer() {}

    static CostTable compose(Findings findings) {
        List<CostTable.Row> rows = new ArrayList<>();
        double total = 0;
        for (CellGroup group : findings.groups()) {
            List<Double> seconds = seconds(group);
            double sum = seconds.stream().mapToDouble(Double::doubleValue).sum();
            total += sum;
            if (!seconds.isEmpty()) {
                rows.add(new CostTable.Row(
                        findings.label(group),
                        devices(group),
                        NumberText.compactFigure(sum / HOUR),
                        NumberText.compactFigure(sum / seconds.size()),
                        NumberText.plural(seconds.size(), "cell")));
            }
        }
        return new CostTable(rows, NumberText.duration(total) + " in all", "Energy is not recorded by this version.");
    }

    private static List<Double> seconds(CellGroup group) {
        return group.cells().stream()
                .flatMap(cell -> cell.attempt().stream())
                .flatMap(attempt -> attempt.result().stream())
                .map(StoredResult::seconds)
                .filter(Double::isFinite)
                .toList();
    }

    private static String devices(CellGroup group) {
        return group.cells().stream()
                .map(StoredCell::attempt)
                .flatMap(attempt -> attempt.stream())
                .map(StoredAttempt::provenance)
                .map(provenance -> provenance.getOrDefault("device", "unknown") + " of "
                        + provenance.getOrDefault("machine.cpu", "an unknown machine"))
                .distinct()
                .sorted()
                .collect(Collectors.joining("; "));
    }
}
