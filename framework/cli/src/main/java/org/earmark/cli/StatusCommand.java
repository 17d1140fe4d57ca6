package org.earmark.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earmark.core.plan.CellState;
import org.earmark.core.plan.CellStates;
import org.earmark.core.plan.StoredPlan;

/** {@code earmark status}: how far the cells of an experiment are, from what is stored. */
final class StatusCommand implements Command {
    private final CellStates states;
    private final GlobalOptions options;
    private final Console console;

    @Inject
    StatusCommand(CellStates states, GlobalOptions options, Console console) {
        this.states = states;
        this.options = options;
        this.console = console;
    }

    @Override
    public ExitCode run(Arguments arguments) {
        StoredPlan plan = StoredPlan.read(options.output(), ExperimentName.of(arguments.operand()));
        Map<String, CellState> known = new LinkedHashMap<>();
        plan.cells().keySet().forEach(id -> known.put(id, states.state(id)));
        if (console.json()) {
            console.print(json(plan, known));
            return ExitCode.DONE;
        }
        Table table = new Table(List.of("cell", "state", "title"));
        plan.cells().forEach((id, title) -> table.add(List.of(id, known.get(id).toString(), title)));
        console.print(plan.experiment() + ": " + PlanTable.counts(known));
        console.print(table.lines());
        return ExitCode.DONE;
    }

    private static ObjectNode json(StoredPlan plan, Map<String, CellState> known) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("experiment", plan.experiment());
        ArrayNode cells = tree.putArray("cells");
        plan.cells().forEach((id, title) -> cells.addObject()
                .put("id", id)
                .put("title", title)
                .put("state", known.get(id).toString()));
        return tree;
    }
}
