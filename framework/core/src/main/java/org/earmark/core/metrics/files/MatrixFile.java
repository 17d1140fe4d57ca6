package org.earmark.core.metrics.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.earmark.formats.array.NpyFile;
import org.earmark.spi.error.DataException;
import org.earmark.spi.tensor.FloatArray;

/**
 * Somebody's scores or targets: a NumPy array, or a table of comma- or tab-separated numbers.
 *
 * @param file it came from
 * @param values (clips, classes), or (clips) for class indices
 * @param clips names in the first column; empty where there is none
 * @param classes names in the first line; empty where there is none
 */
public record MatrixFile(Path file, FloatArray values, List<String> clips, List<String> classes) {
    public MatrixFile {
        Objects.requireNonNull(file);
        Objects.requireNonNull(values);
        clips = List.copyOf(clips);
        classes = List.copyOf(classes);
    }

    /** @throws DataException when the file is missing, damaged, or no table of numbers */
    public static MatrixFile read(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npy")) {
            FloatArray values = NpyFile.read(file);
            int axes = values.shape().length;
            if (axes < 1 || axes > 2) {
                throw new DataException("The array in " + file + " has " + axes
                        + " axes. Give (clips, classes), or (clips) of class indices.");
            }
            return new MatrixFile(file, values, List.of(), List.of());
        }
        return new Table(file, name.endsWith(".csv") ? "," : "\t").read();
    }

    /** Reads a table line by line. */
    private static final class Table {
        private final Path file;
        private final String separator;
        private final List<String> clips = new ArrayList<>();
        private final List<float[]> rows = new ArrayList<>();
        private List<String> header = List.of();

        Table(Path file, String separator) {
            this.file = file;
            this.separator = separator;
        }

        MatrixFile read() {
            List<String> lines = lines();
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isBlank()) {
                    add(i + 1, List.of(lines.get(i).split(separator, -1)));
                }
            }
            if (rows.isEmpty()) {
                throw new DataException("The table " + file + " has no line of numbers. Give one for each clip.");
            }
            int columns = rows.get(0).length;
            float[] values = new float[rows.size() * columns];
            for (int row = 0; row < rows.size(); row++) {
                System.arraycopy(rows.get(row), 0, values, row * columns, columns);
            }
            return new MatrixFile(file, new FloatArray(values, rows.size(), columns), clips, classes(columns));
        }

        private void add(int line, List<String> cells) {
            boolean named = !isNumber(cells.get(0));
            if (rows.isEmpty() && header.isEmpty() && !isNumber(cells.get(cells.size() - 1))) {
                header = cells.stream().map(String::strip).toList();
                return;
            }
            if (named) {
                clips.add(cells.get(0).strip());
            }
            float[] row = new float[cells.size() - (named ? 1 : 0)];
            for (int i = 0; i < row.length; i++) {
                String cell = cells.get(i + (named ? 1 : 0)).strip();
                if (!isNumber(cell)) {
                    throw new DataException("Line " + line + " of " + file + ": '" + cell
                            + "' is no number. Only the first line and the first column may hold names.");
                }
                row[i] = Float.parseFloat(cell);
            }
            boolean otherLength = !rows.isEmpty() && rows.get(0).length != row.length;
            boolean otherNames = !clips.isEmpty() && clips.size() != rows.size() + 1;
            if (otherLength || otherNames) {
                throw new DataException("Line " + line + " of " + file + " has " + row.length
                        + " numbers, the lines before it " + (rows.isEmpty() ? 0 : rows.get(0).length)
                        + ". Every clip needs a number for every class, and all lines a name or none.");
            }
            rows.add(row);
        }

        private List<String> classes(int columns) {
            return header.size() < columns ? List.of() : header.subList(header.size() - columns, header.size());
        }

        private static boolean isNumber(String text) {
            try {
                Float.parseFloat(text.strip());
                return true;
            } catch (NumberFormatException e) {
                return false;
            }
        }

        private List<String> lines() {
            try {
                return Files.readAllLines(file, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new DataException(
                        "Cannot read the table " + file + ": " + e + ". Check the path; it must be UTF-8 text.", e);
            }
        }
    }
}
