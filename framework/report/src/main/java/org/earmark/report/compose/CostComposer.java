package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.store.StoredAttempt;
import org.earmark.analysis.store.StoredCell;
import org.earmark.analysis.store.StoredResult;
import org.earmark.report.view.CostTable;
import org.earmark.report.view.Figure;

/** Composes device-hours by configuration: the time of every attempt that speaks for a cell, failed ones included. */
final class CostComposer {
    private static final double HOUR = 3600;
    private static final double JOULES_PER_WATT_HOUR = 3600;

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
                        findings.link(group),
                        devices(group),
                        NumberText.compactFigure(sum / HOUR),
                        NumberText.compactFigure(sum / seconds.size()),
                        energy(group),
                        NumberText.plural(seconds.size(), "cell")));
            }
        }
        return new CostTable(rows, NumberText.duration(total) + " in all", energyNote(findings.groups()));
    }

    private static List<Double> seconds(CellGroup group) {
        return results(group)
                .map(StoredResult::seconds)
                .filter(Double::isFinite)
                .toList();
    }

    /** Over the cells that have it. */
    private static Figure energy(CellGroup group) {
        List<Double> joules = joules(group);
        return joules.isEmpty()
                ? NumberText.noFigure("–")
                : NumberText.compactFigure(
                        joules.stream().mapToDouble(Double::doubleValue).sum() / JOULES_PER_WATT_HOUR);
    }

    private static List<Double> joules(CellGroup group) {
        return results(group)
                .map(StoredResult::energy)
                .filter(energy -> !energy.isEmpty())
                .map(energy -> energy.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .filter(Double::isFinite)
                .toList();
    }

    private static String energyNote(List<CellGroup> groups) {
        long known = groups.stream().mapToLong(group -> joules(group).size()).sum();
        long ended = groups.stream().flatMap(CostComposer::results).count();
        if (known == 0) {
            return "Energy is not known: neither the counters of the processors nor those of an NVIDIA device could be"
                    + " read.";
        }
        return "Energy is that of whole processor packages and devices while a cell ran, whatever else ran on them, over "
                + known + " of " + NumberText.plural(ended, "cell") + " that ended.";
    }

    private static Stream<StoredResult> results(CellGroup group) {
        return group.cells().stream()
                .flatMap(cell -> cell.attempt().stream())
                .flatMap(attempt -> attempt.result().stream());
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
