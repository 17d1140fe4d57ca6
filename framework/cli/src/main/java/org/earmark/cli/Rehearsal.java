package org.earmark.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs one command after the other in one process, with {@code --then} between: what all of them load can go into one
 * class archive, which the launcher makes after a build.
 */
public final class Rehearsal {
    private static final String NEXT = "--then";

    private Rehearsal() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        List<String> command = new ArrayList<>();
        int status = 0;
        for (String argument : arguments) {
            if (argument.equals(NEXT)) {
                status = Math.max(status, new CommandLineTool(out, err).run(command.toArray(String[]::new)));
                command.clear();
            } else {
                command.add(argument);
            }
        }
        System.exit(Math.max(status, new CommandLineTool(out, err).run(command.toArray(String[]::new))));
    }
}
