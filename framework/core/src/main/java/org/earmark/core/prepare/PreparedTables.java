package org.earmark.core.prepare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.earmark.formats.array.AtomicFile;
import org.earmark.spi.data.Vocabulary;

/** Puts the tables of classes beside the packed files. */
final class PreparedTables {
    private static final String CLASSES = "class_labels_indices.csv";

    private PreparedTables() {}

    /** Copies tables, and makes that of the classes where the set has none. */
    static List<Path> write(List<Path> tables, Vocabulary vocabulary, Path target) throws IOException {
        List<Path> written = new ArrayList<>();
        for (Path table : tables) {
            Path copy = target.resolve(table.getFileName());
            AtomicFile.write(copy, Files.readAllBytes(table));
            written.add(copy);
        }
        Path classes = target.resolve(CLASSES);
        if (!written.contains(classes)) {
            AtomicFile.write(classes, classTable(vocabulary).getBytes(StandardCharsets.UTF_8));
            written.add(classes);
        }
        return written;
    }

    /** Classes of other sets have no identifier in AudioSet's ontology; their names stand for it. */
    private static String classTable(Vocabulary vocabulary) {
        StringBuilder table = new StringBuilder("index,mid,display_name\n");
        for (int label = 0; label < vocabulary.size(); label++) {
            String name = '"' + vocabulary.names().get(label).replace("\"", "\"\"") + '"';
            table.append(label)
                    .append(',')
                    .append(name)
                    .append(',')
                    .append(name)
                    .append('\n');
        }
        return table.toString();
    }
}
