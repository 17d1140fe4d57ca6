package org.earmark.cli;

import org.apache.commons.cli.Options;

/**
 * What the command line knows of a command before it runs.
 *
 * @param name the word
 * @param operands as shown in the usage
 * @param summary one line
 * @param options of its own, besides those of every command
 * @param type does the work
 */
record CommandSpec(String name, String operands, String summary, Options options, Class<? extends Command> type) {
    String usage() {
        return ("earmark " + name + " " + operands).strip() + " [options]";
    }
}
