package org.earmark.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellState;
import org.earmark.core.plan.CellStates;
import org.earmark.core.plan.Plan;
import org.earmark.core.plan.PlanFiles;

/** Shows plans together with how far their cells are. */
final class PlanTable {
    private final CellStates states;

    @Inject
    PlanTable(CellStates states) {
        this.states = states;
    }

    List<String> lines(Plan plan) {
        Map<String, CellState> known = states(plan);
        List<String> lines = new ArrayList<>();
        lines.add(plan.experiment().name() + ", version " + plan.experiment().version() + ": "
                + plan.experiment().question());
        lines.add(plan.cells().size() + (plan.cells().size() == 1 ? " cell: " : " cells: ") + counts(known));
        lines.add("");
        lines.addAll(table(plan, known).lines());
        lines.addAll(duplicates(plan));
        lines.addAll(deadAxes(plan));
        return lines;
    }

    ObjectNode json(Plan plan) {
        ObjectNode tree = PlanFiles.json(plan);
        Map<String, CellState> known = states(plan);
        tree.get("cells").forEach(cell -> ((ObjectNode) cell)
                .put("state", known.get(cell.get("id").textValue()).toString()));
        return tree;
    }

    private Map<String, CellState> states(Plan plan) {
        Map<String, CellState> known = new LinkedHashMap<>();
        plan.cells().forEach(cell -> known.put(cell.id(), states.state(cell.id())));
        return known;
    }

    /** {@code 3 pending, 1 failed (out-of-memory)}. */
    static String counts(Map<String, CellState> known) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        known.values().forEach(state -> counts.merge(state.toString(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static Table table(Plan plan, Map<String, CellState> known) {
        List<String> header = new ArrayList<>(List.of("cell", "state"));
        header.addAll(plan.axes().keySet());
        Table table = new Table(header);
        for (Cell cell : plan.cells()) {
            List<String> row =
                    new ArrayList<>(List.of(cell.id(), known.get(cell.id()).toString()));
            plan.axes().keySet().forEach(path -> row.add(cell.axes().getOrDefault(path, "-")));
            table.add(row);
        }
        return table;
    }

    private static List<String> duplicates(Plan plan) {
        List<String> lines = new ArrayList<>();
        if (!plan.duplicates().isEmpty()) {
            lines.add("");
            lines.add("Merged, because their effective configuration is the same:");
            plan.duplicates()
                    .forEach(duplicate ->
                            lines.add("  " + duplicate.id() + "  " + String.join("  =  ", duplicate.titles())));
        }
        return lines;
    }

    private static List<String> deadAxes(Plan plan) {
        List<String> lines = new ArrayList<>();
        if (!plan.deadAxes().isEmpty()) {
            lines.add("");
            lines.add("Axes that change nothing:");
            plan.deadAxes()
                    .forEach(axis -> lines.add("  " + axis.path() + ": " + String.join(" and ", axis.values())
                            + " come to the same in " + axis.cells() + (axis.cells() == 1 ? " cell" : " cells")));
        }
        return lines;
    }
}
