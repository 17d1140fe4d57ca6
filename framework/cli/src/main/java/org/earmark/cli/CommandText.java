package org.earmark.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The command as it could be typed again.
 *
 * @param arguments without the program's name
 */
record CommandText(List<String> arguments) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,+@%-]+");

    CommandText {
        arguments = List.copyOf(arguments);
    }

    static CommandText of(String... arguments) {
        return new CommandText(List.of(arguments));
    }

    /** With quotes where a shell needs them. */
    String text() {
        return "earmark " + arguments.stream().map(CommandText::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
