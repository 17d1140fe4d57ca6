package org.earmark.cli;

import jakarta.inject.Inject;
import org.earmark.core.plan.ExperimentSchema;

/** {@code earmark schema}: prints the JSON Schema of experiment files. */
final class SchemaCommand implements Command {
    private final ExperimentSchema schema;
    private final Console console;

    @Inject
    SchemaCommand(ExperimentSchema schema, Console console) {
        this.schema = schema;
        this.console = console;
    }

    @Override
    public ExitCode run(Arguments arguments) {
        console.print(schema.json());
        return ExitCode.DONE;
    }
}
