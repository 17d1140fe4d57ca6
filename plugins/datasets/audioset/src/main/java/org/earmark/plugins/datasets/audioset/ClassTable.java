package org.earmark.plugins.datasets.audioset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.earmark.formats.table.Separator;
import org.earmark.formats.table.Table;

/**
 * The classes of AudioSet by number.
 *
 * @param names for people
 * @param numbers by identifier in the ontology, such as {@code /m/09x0r}; empty where the set has no table of classes
 */
record ClassTable(List<String> names, Map<String, Integer> numbers) {
    private static final String REMEDY = "Take AudioSet's class_labels_indices.csv.";

    ClassTable {
        names = List.copyOf(names);
        numbers = Map.copyOf(numbers);
    }

    static ClassTable read(Path file) {
        Table table = Table.read(file, Separator.COMMA, List.of("index", "mid", "display_name"), REMEDY);
        List<String> names = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (Table.Row row : table.rows()) {
            int number = row.integer("index", 0, Integer.MAX_VALUE);
            if (number != names.size()) {
                throw row.bad("has the index " + number + " where " + names.size() + " is next");
            }
            if (names.contains(row.text("display_name"))) {
                throw row.bad("names the class " + row.text("display_name") + " a second time");
            }
            names.add(row.text("display_name"));
            numbers.put(row.text("mid"), number);
        }
        return new ClassTable(names, numbers);
    }

    static ClassTable unnamed(int classes) {
        return new ClassTable(
                IntStream.range(0, classes)
                        .mapToObj(number -> "class-" + number)
                        .toList(),
                Map.of());
    }
}
