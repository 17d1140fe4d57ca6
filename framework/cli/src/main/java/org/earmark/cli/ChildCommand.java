package org.earmark.cli;

import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.earmark.core.run.ChildJvm;
import org.earmark.spi.engine.ProcessEnvironment;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/** Runs the same command again in a process that an engine's libraries like better. */
final class ChildCommand {
    private static final String MARK = "EARMARK_CHILD";

    private final CommandText command;

    @Inject
    ChildCommand(CommandText command) {
        this.command = command;
    }

    /** Whether this process needs no other. */
    boolean isChildOrUnneeded(ProcessEnvironment wanted) {
        return System.getenv(MARK) != null
                || (wanted.variables().isEmpty() && wanted.jvmOptions().isEmpty());
    }

    /** The exit code of the child, which shares this process's streams. */
    int run(ProcessEnvironment environment) throws InterruptedException {
        List<String> line = ChildJvm.command(environment, Main.class.getName(), command.arguments());
        ProcessBuilder builder = new ProcessBuilder(line).inheritIO();
        builder.environment().putAll(environment.variables());
        builder.environment().put(MARK, "1");
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new EarmarkException(ErrorCategory.ENVIRONMENT, "Cannot start " + line.get(0) + ": " + e, e);
        }
    }
}
