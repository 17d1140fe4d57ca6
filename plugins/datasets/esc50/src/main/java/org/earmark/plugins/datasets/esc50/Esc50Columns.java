package org.earmark.plugins.datasets.esc50;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.Problems;

/** The columns of {@code esc50.csv} by name, so that their order does not matter. */
final class Esc50Columns {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path table;
    private final List<String> header;

    Esc50Columns(Path table, String headerLine) {
        this.table = table;
        this.header = List.of(split(headerLine.replace(BYTE_ORDER_MARK, "")));
        List.of("filename", "fold", "target", "category", "esc10").forEach(this::require);
    }

    /**
     * One clip as listed.
     *
     * @param place file and line, for messages
     */
    record Row(String place, String filename, int fold, int target, String category, boolean esc10) {}

    Row row(int number, String line) {
        String place = table + ", line " + number + ",";
        String[] fields = split(line);
        if (fields.length != header.size()) {
            throw new DataException(place + " has " + fields.length + " fields where the header has " + header.size()
                    + ". Take the original file, or repair the line.");
        }
        return new Row(
                place,
                fileName(place, field(fields, "filename")),
                integer(place, "fold", field(fields, "fold"), 1, 5),
                integer(place, "target", field(fields, "target"), 0, 49),
                field(fields, "category"),
                field(fields, "esc10").toLowerCase(Locale.ROOT).equals("true"));
    }

    private void require(String column) {
        if (!header.contains(column)) {
            Optional<String> near = Problems.nearest(column, header);
            throw new DataException(table + " has no column " + column
                    + near.map(n -> " (but a column " + n + ")").orElse("") + "; it has " + String.join(", ", header)
                    + ". Take the original meta/esc50.csv of ESC-50.");
        }
    }

    private String field(String[] fields, String column) {
        return fields[header.indexOf(column)];
    }

    private static String[] split(String line) {
        return Arrays.stream(line.split(",", -1))
                .map(field -> field.strip().replaceAll("^\"|\"$", ""))
                .toArray(String[]::new);
    }

    private static String fileName(String place, String name) {
        if (name.isEmpty() || name.contains("/") || name.contains("\\") || name.equals("..")) {
            throw new DataException(place + " names the file '" + name
                    + "'; a plain file name in audio/ is expected. Take the original file.");
        }
        return name;
    }

    private static int integer(String place, String column, String text, int lowest, int highest) {
        try {
            int value = Integer.parseInt(text);
            if (value >= lowest && value <= highest) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message for both
        }
        throw new DataException(place + " has the " + column + " '" + text + "'; a whole number from " + lowest + " to "
                + highest + " is expected. Take the original file.");
    }
}
