package org.earmark.cli;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The command as it could be typed again.
 *
 * @param text with quotes where a shell needs them
 */
record CommandText(String text) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,+@%-]+");

    static CommandText of(String... arguments) {
        return new CommandText(
                "earmark " + Arrays.stream(arguments).map(CommandText::quoted).collect(Collectors.joining(" ")));
    }

    private static String quoted(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
