package org.earmark.core.predict;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.error.DataException;

/** Reads the names of classes: a name a line, or AudioSet's {@code class_labels_indices.csv} (index, mid, display_name). */
public final class LabelFile {
    private LabelFile() {}

    /** @throws DataException when the file is missing, empty, or names a class twice */
    public static Vocabulary read(Path file) {
        List<String> lines = lines(file);
        boolean table =
                !lines.isEmpty() && lines.get(0).toLowerCase(Locale.ROOT).startsWith("index,");
        List<String> names = new ArrayList<>();
        for (String line : table ? lines.subList(1, lines.size()) : lines) {
            names.add(table ? displayName(line) : line.strip());
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new DataException("The file of labels " + file + " names the class " + name
                        + " twice. Give every class a line of its own.");
            }
        }
        if (names.isEmpty()) {
            throw new DataException("The file of labels " + file + " is empty. Give a class name a line.");
        }
        return new Vocabulary(names);
    }

    /** Names that say only the place. */
    public static Vocabulary numbered(int classes) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            names.add("class " + i);
        }
        return new Vocabulary(names);
    }

    /** The third field of {@code 0,/m/09x0r,"Speech"}; names may contain commas inside quotes. */
    private static String displayName(String line) {
        int comma = line.indexOf(',', line.indexOf(',') + 1);
        String name = line.substring(comma + 1).strip();
        boolean quoted = name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new DataException("Cannot read the file of labels " + file + ": " + e + ". Check the path.", e);
        }
    }
}
