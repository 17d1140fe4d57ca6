package org.earmark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.earmark.core.plan.StoredPlan;
import org.earmark.core.run.RunStore;
import org.earmark.report.HtmlReport;

/** {@code earmark report}: writes the page of an experiment again from what is stored. */
final class ReportCommand implements Command {
    private final GlobalOptions options;
    private final Console console;
    private final RunStore store;

    @Inject
    ReportCommand(GlobalOptions options, Console console, RunStore store) {
        this.options = options;
        this.console = console;
        this.store = store;
    }

    @Override
    public ExitCode run(Arguments arguments) {
        String name = ExperimentName.of(arguments.operand());
        StoredPlan.read(options.output(), name);
        Path report = HtmlReport.write(options.output(), name, store::isGone);
        if (console.json()) {
            console.print(JsonNodeFactory.instance.objectNode().put("report", report.toString()));
        } else {
            console.print("Report: " + report);
        }
        return ExitCode.DONE;
    }
}
