package org.earmark.cli;

import jakarta.inject.Inject;
import org.earmark.core.plan.Plan;

/** {@code earmark plan}: shows the cells of an experiment; writes nothing. */
final class PlanCommand implements Command {
    private final Planning planning;
    private final PlanTable table;
    private final Console console;

    @Inject
    PlanCommand(Planning planning, PlanTable table, Console console) {
        this.planning = planning;
        this.table = table;
        this.console = console;
    }

    @Override
    public ExitCode run(Arguments arguments) {
        Plan plan = planning.plan(arguments);
        if (console.json()) {
            console.print(table.json(plan));
        } else {
            console.print(table.lines(plan));
        }
        return ExitCode.DONE;
    }
}
