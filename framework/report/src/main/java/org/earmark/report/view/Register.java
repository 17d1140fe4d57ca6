package org.earmark.report.view;

import java.util.List;

/** All cells, so that every number leads to an id, a command and a folder. */
public record Register(List<Command> commands, List<Entry> entries) {
    public Register {
        commands = List.copyOf(commands);
        entries = List.copyOf(entries);
    }

    /** A command line and its short name. */
    public record Command(String name, String text, int cells) {}

    /**
     * One cell.
     *
     * @param commit of the code that made it, shortened; marked when files were changed since
     * @param folder of the attempt, inside the cell's own
     * @param attempts how many there are, in words; empty for one
     */
    public record Entry(
            String id,
            String title,
            String state,
            String command,
            String commit,
            String folder,
            String attempts,
            String started,
            String duration) {}
}
