package org.earmark.core.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.earmark.formats.array.NpyFile;
import org.earmark.spi.error.DataException;
import org.earmark.spi.tensor.FloatArray;

/**
 * A number for each clip and class, from somebody's file.
 *
 * @param clips ids of the rows; empty when the file does not name them
 * @param classes names of the columns; empty when the file does not name them
 * @param values (clips, classes)
 */
public record ScoreTable(Optional<List<String>> clips, Optional<List<String>> classes, FloatArray values) {
    public ScoreTable {
        clips = clips.map(List::copyOf);
        classes = classes.map(List::copyOf);
    }

    /**
     * Reads a NumPy array (clips, classes), or a table with a header line of which the first column is the clip and
     * every other one a class; tab-separated when its name ends in tsv, else comma-separated.
     *
     * @throws DataException when the file is missing or damaged, with the line
     */
    public static ScoreTable read(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".npy")) {
            return readText(file, name.endsWith(".tsv") ? "\t" : ",");
        }
        FloatArray values = NpyFile.read(file);
        if (values.shape().length != 2) {
            throw new DataException("The array " + file + " has " + values.shape().length
                    + " axes, not the two of clips and classes. Give another file.");
        }
        return new ScoreTable(Optional.empty(), Optional.empty(), values);
    }

    /** The same table with ids from a file, one a line. */
    public ScoreTable withClips(Path file) {
        List<String> ids = lines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (ids.size() != values.shape()[0]) {
            throw new DataException("The list " + file + " names " + ids.size() + " clips, but there are "
                    + values.shape()[0] + " rows. Give the list that belongs to the array.");
        }
        return new ScoreTable(Optional.of(ids), classes, values);
    }

    private static ScoreTable readText(Path file, String separator) {
        List<String> lines = lines(file);
        if (lines.size() < 2) {
            throw new DataException("The table " + file + " has no line of scores below its header.");
        }
        List<String> header = cells(lines.get(0), separator);
        List<String> clips = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int classes = header.size() - 1;
        float[] values = new float[(lines.size() - 1) * classes];
        int row = 0;
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            List<String> cells = cells(lines.get(i), separator);
            if (cells.size() != header.size()) {
                throw bad(file, i, "it has " + cells.size() + " columns, the header " + header.size());
            }
            if (!seen.add(cells.get(0))) {
                throw bad(file, i, "the clip " + cells.get(0) + " is there a second time");
            }
            clips.add(cells.get(0));
            for (int label = 0; label < classes; label++) {
                values[row * classes + label] = number(file, i, cells.get(label + 1));
            }
            row++;
        }
        FloatArray array = new FloatArray(Arrays.copyOf(values, row * classes), row, classes);
        return new ScoreTable(Optional.of(clips), Optional.of(header.subList(1, header.size())), array);
    }

    private static List<String> cells(String line, String separator) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(separator, -1)) {
            String text = cell.strip();
            boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
            cells.add(quoted ? text.substring(1, text.length() - 1) : text);
        }
        return cells;
    }

    private static float number(Path file, int line, String text) {
        try {
            return Float.parseFloat(text);
        } catch (NumberFormatException e) {
            throw bad(file, line, "'" + text + "' is no number");
        }
    }

    private static DataException bad(Path file, int line, String reason) {
        return new DataException("Line " + (line + 1) + " of " + file + ": " + reason + ". Correct that line.");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new DataException(
                    "Cannot read " + file + ": " + e + ". Check the path and that it is UTF-8 text.", e);
        }
    }
}
