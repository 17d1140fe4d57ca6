package org.earmark.core.metrics.events;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.earmark.spi.error.DataException;

/** A table of tab-separated values with a header line; the order of its columns is free. */
final class TsvTable {
    /** A line of the table; knows its place for messages. */
    record Row(TsvTable table, int line, List<String> cells) {
        String text(String column) {
            int index = table.columns.indexOf(column);
            return index < cells.size() ? cells.get(index).strip() : "";
        }

        boolean isEmpty(String column) {
            return text(column).isEmpty() || text(column).equalsIgnoreCase("nan");
        }

        /** A finite number. */
        double number(String column) {
            try {
                double value = Double.parseDouble(text(column));
                if (Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw bad("column " + column + " has '" + text(column) + "', which is no number");
            }
            throw bad("column " + column + " has '" + text(column) + "', which is no finite number");
        }

        DataException bad(String reason) {
            return new DataException("Line " + line + " of " + table.file + ": " + reason + ". Correct that line.");
        }
    }

    private final Path file;
    private final List<String> columns;
    private final List<Row> rows = new ArrayList<>();

    private TsvTable(Path file, List<String> columns) {
        this.file = file;
        this.columns = columns;
    }

    /** @throws DataException when the file is missing, is no text, or lacks one of the columns */
    static TsvTable read(Path file, List<String> required) {
        List<String> lines = lines(file);
        List<String> columns = lines.isEmpty()
                ? List.of()
                : List.of(withoutMark(lines.get(0)).strip().split("\\s*\t\\s*"));
        if (!columns.containsAll(required)) {
            throw new DataException("The table " + file + " needs the tab-separated columns "
                    + String.join(", ", required) + " in its first line; it has " + String.join(", ", columns)
                    + ". Add a header line, or give another file.");
        }
        TsvTable table = new TsvTable(file, columns);
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                table.rows.add(new Row(table, i + 1, List.of(lines.get(i).split("\t", -1))));
            }
        }
        return table;
    }

    boolean has(String column) {
        return columns.contains(column);
    }

    List<Row> rows() {
        return rows;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new DataException("There is no table " + file + ". Check the path.", e);
        } catch (CharacterCodingException e) {
            throw new DataException("The table " + file + " is no UTF-8 text. Give a tab-separated text file.", e);
        } catch (IOException e) {
            throw new DataException("Cannot read the table " + file + ": " + e + ". Check its permissions.", e);
        }
    }

    /** Spreadsheets put a byte-order mark before the first column. */
    private static String withoutMark(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }
}
