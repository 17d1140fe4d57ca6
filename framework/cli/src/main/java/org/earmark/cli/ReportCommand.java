package org.earmark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.earmark.core.plan.StoredPlan;
import org.earmark.report.HtmlReport;

/** {@code earmark report}: writes the page of an experiment again from what is stored. */
final class ReportCommand implements Command {
    private final GlobalOptions options;
    private final Console console;

    @Inject
    ReportCommand(GlobalOptions options, Console console) {
        this.options = options;
        this.console = console;
    }

    @Override
    public ExitCode run(Arguments arguments) {
        String name = ExperimentName.of(arguments.operand());
        StoredPlan.read(options.output(), name);
        Path report = HtmlReport.write(options.output(), name);
        if (console.json()) {
            console.print(JsonNodeFactory.instance.objectNode().put("report", report.toString()));
        } else {
            console.print("Report: " + report);
        }
        return ExitCode.DONE;
    }
}
