package org.earmark.cli;

import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.cli.Options;

/**
 * What the command line knows of a command before it runs.
 *
 * @param name the word
 * @param operands as shown in the usage
 * @param summary one line
 * @param options of its own, besides those of every command
 * @param type does the work
 * @param alone makes it of the console alone, where it needs neither plugins nor a store and is not to wait for them
 */
record CommandSpec(
        String name,
        String operands,
        String summary,
        Options options,
        Class<? extends Command> type,
        Optional<Function<Console, Command>> alone) {
    /** A command that is wired. */
    CommandSpec(String name, String operands, String summary, Options options, Class<? extends Command> type) {
        this(name, operands, summary, options, type, Optional.empty());
    }

    String usage() {
        return ("earmark " + name + " " + operands).strip() + " [options]";
    }
}
