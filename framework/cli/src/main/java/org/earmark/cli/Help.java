package org.earmark.cli;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** Explains the command line. */
final class Help {
    private Help() {}

    static void print(PrintStream out) {
        out.println("usage: earmark COMMAND [options]");
        out.println();
        out.println("Commands:");
        for (CommandSpec command : Commands.all()) {
            String words = (command.name() + " " + command.operands()).strip();
            out.printf("  %-22s %s%n", words, command.summary());
        }
        out.println();
        out.println("Options of every command:");
        options(out, GlobalOptions.options());
        out.println();
        out.println("earmark COMMAND --help tells more. Exit codes: 0 done; 1 some cells failed; 2 wrong use or invalid"
                + " input;");
        out.println("3 the environment lacks something.");
    }

    static void print(PrintStream out, CommandSpec command) {
        out.println("usage: " + command.usage());
        out.println();
        out.println("  " + command.summary());
        if (!command.options().getOptions().isEmpty()) {
            out.println();
            out.println("Options:");
            options(out, command.options());
        }
        out.println();
        out.println("Options of every command:");
        options(out, GlobalOptions.options());
    }

    private static void options(PrintStream out, Options options) {
        List<Option> sorted = options.getOptions().stream()
                .sorted(Comparator.comparing(Option::getLongOpt))
                .toList();
        for (Option option : sorted) {
            String words = "--" + option.getLongOpt() + (option.hasArg() ? " " + option.getArgName() : "");
            out.printf("  %-22s %s%n", words, option.getDescription());
        }
    }
}
