package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.store.CellState;
import org.earmark.analysis.store.Curve;
import org.earmark.analysis.store.StoredCell;

/** The learning rates that finished cells really had; equal ones are drawn once. */
final class RateCurves {
    private RateCurves() {}

    static List<ChartData.RateCurve> of(List<CellGroup> groups) {
        Map<Curve, SortedSet<Integer>> byCurve = new LinkedHashMap<>();
        for (int index = 0; index < groups.size(); index++) {
            for (StoredCell cell : groups.get(index).cells()) {
                if (cell.state() == CellState.DONE) {
                    Curve curve = cell.attempt().orElseThrow().history().learningRate();
                    byCurve.computeIfAbsent(curve, c -> new TreeSet<>()).add(index);
                }
            }
        }
        List<ChartData.RateCurve> curves = new ArrayList<>();
        byCurve.forEach((curve, indexes) -> {
            if (curve.size() > 0) {
                curves.add(new ChartData.RateCurve(
                        List.copyOf(indexes),
                        curve.steps(),
                        curve.values().stream().map(BandComposer::rounded).toList()));
            }
        });
        return curves;
    }
}
