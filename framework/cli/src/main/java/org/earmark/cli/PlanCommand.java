package org.earmark.cli;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellState.Status;
import org.earmark.core.plan.CellStates;
import org.earmark.core.plan.Plan;
import org.earmark.core.run.CostModel;
import org.earmark.core.run.RunStore;
import org.earmark.spi.engine.ProcessEnvironment;

/** {@code earmark plan}: shows the cells of an experiment and what they cost; writes nothing. */
final class PlanCommand implements Command {
    private final Planning planning;
    private final PlanTable table;
    private final CellStates states;
    private final RunStore store;
    private final CostProbe probe;
    private final ChildCommand child;
    private final Console console;

    @Inject
    PlanCommand(
            Planning planning,
            PlanTable table,
            CellStates states,
            RunStore store,
            CostProbe probe,
            ChildCommand child,
            Console console) {
        this.planning = planning;
        this.table = table;
        this.states = states;
        this.store = store;
        this.probe = probe;
        this.child = child;
        this.console = console;
    }

    @Override
    public ExitCode run(Arguments arguments) throws InterruptedException {
        Plan plan = planning.plan(arguments);
        List<Cell> open = plan.cells().stream()
                .filter(cell -> states.state(cell.id()).status() != Status.DONE)
                .toList();
        CostModel model = CostModel.ofPastRuns(store);
        CostModel.Cost cost = model.cost(open);
        if (arguments.has(Commands.PROBE) && !cost.unknown().isEmpty()) {
            ProcessEnvironment wanted = probe.wanted(cost.unknown());
            if (!child.isChildOrUnneeded(wanted)) {
                return ExitCode.ofStatus(child.run(wanted));
            }
            probe.measure(cost.unknown(), model);
            cost = model.cost(open);
        }
        if (console.json()) {
            console.print(
                    table.json(plan).put("deviceHours", cost.seconds() / 3600).put("judgedCells", cost.judged()));
        } else {
            console.print(table.lines(plan));
            console.print(costLines(cost, open.size()));
        }
        return ExitCode.DONE;
    }

    private static List<String> costLines(CostModel.Cost cost, int open) {
        if (open == 0) {
            return List.of();
        }
        if (cost.judged() == 0) {
            return List.of(
                    "",
                    "What the cells cost is unknown: nothing like them was run in this output folder;"
                            + " --probe measures for some seconds.");
        }
        String known = String.format(
                Locale.ROOT,
                "The %d open cells take about %.2f device-hours (%s on one device)",
                cost.judged(),
                cost.seconds() / 3600,
                StatusText.text(Duration.ofSeconds(Math.round(cost.seconds()))));
        int unknown = open - cost.judged();
        return List.of(
                "", known + (unknown == 0 ? "." : ", and " + unknown + " that nothing is known of; add --probe."));
    }
}
