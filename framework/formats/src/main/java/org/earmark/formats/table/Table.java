package org.earmark.formats.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.Problems;

/** A text table whose first line names its columns, in any order. Immutable. */
public final class Table {
    private final Path file;
    private final List<String> columns;
    private final List<Row> rows;

    private Table(Path file, List<String> columns, List<Row> rows) {
        this.file = file;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Reads a table whole.
     *
     * @param required columns that must be there
     * @param remedy a sentence for messages: where a sound file can be had from
     * @throws DataException when the file is missing, is no text, lacks a column or has a line of another length
     */
    public static Table read(Path file, Separator separator, List<String> required, String remedy) {
        List<String> lines = TextFile.lines(file, remedy);
        if (lines.isEmpty()) {
            throw new DataException(file + " is empty. " + remedy);
        }
        List<String> columns = separator.split(lines.get(0));
        required.forEach(column -> require(file, columns, column, remedy));
        List<Row> rows = new java.util.ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(row(file, columns, i + 1, separator.split(lines.get(i)), remedy));
            }
        }
        return new Table(file, columns, List.copyOf(rows));
    }

    private static void require(Path file, List<String> columns, String column, String remedy) {
        if (!columns.contains(column)) {
            Optional<String> near = Problems.nearest(column, columns);
            throw new DataException(file + " has no column " + column
                    + near.map(n -> " (but a column " + n + ")").orElse("") + "; it has " + String.join(", ", columns)
                    + ". " + remedy);
        }
    }

    private static Row row(Path file, List<String> columns, int line, List<String> cells, String remedy) {
        Row row = new Row(file + ", line " + line + ",", columns, cells, remedy);
        if (cells.size() != columns.size()) {
            throw row.bad("has " + cells.size() + " fields where the header has " + columns.size());
        }
        return row;
    }

    public Path file() {
        return file;
    }

    public boolean has(String column) {
        return columns.contains(column);
    }

    public List<Row> rows() {
        return rows;
    }

    public void forEach(Consumer<Row> action) {
        rows.forEach(action);
    }

    /**
     * A line.
     *
     * @param place file and line, for messages
     */
    public record Row(String place, List<String> columns, List<String> cells, String remedy) {
        public Row {
            cells = List.copyOf(cells);
        }

        /** The cell of a column that the table was required to have. */
        public String text(String column) {
            return cells.get(columns.indexOf(column));
        }

        /** Whether the cell is empty, or what pandas writes for an empty one. */
        public boolean isEmpty(String column) {
            return text(column).isEmpty() || text(column).equalsIgnoreCase("nan");
        }

        /** @throws DataException when the cell is no whole number in the range, both ends included */
        public int integer(String column, int lowest, int highest) {
            try {
                int value = Integer.parseInt(text(column));
                if (value >= lowest && value <= highest) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // falls through to the one message for both
            }
            throw bad("has the " + column + " '" + text(column) + "'; a whole number from " + lowest + " to " + highest
                    + " is expected");
        }

        /** @throws DataException when the cell is no finite number of at least 0 */
        public double seconds(String column) {
            try {
                double value = Double.parseDouble(text(column));
                if (value >= 0 && value < Double.POSITIVE_INFINITY) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // falls through to the one message for both
            }
            throw bad("has the " + column + " '" + text(column) + "'; seconds from 0 on are expected");
        }

        /** A plain file name: one that cannot leave its folder. */
        public String fileName(String column) {
            String name = text(column);
            if (name.isEmpty() || name.contains("/") || name.contains("\\") || name.equals("..")) {
                throw bad("names the file '" + name + "'; a plain file name is expected");
            }
            return name;
        }

        /** An error about this line; the reason starts lower-case and ends without a full stop. */
        public DataException bad(String reason) {
            return new DataException(place + " " + reason + ". " + remedy);
        }
    }
}
