package org.earmark.plugins.datasets.esc50;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.earmark.formats.table.Separator;
import org.earmark.formats.table.Table;

/** The rows of {@code esc50.csv}. */
final class Esc50Columns {
    private static final int FOLDS = 5;
    private static final List<String> REQUIRED = List.of("filename", "fold", "target", "category", "esc10");

    private Esc50Columns() {}

    /**
     * One clip as listed.
     *
     * @param place file and line, for messages
     */
    record Row(String place, String filename, int fold, int target, String category, boolean esc10) {}

    static List<Row> read(Path table, String remedy) {
        return Table.read(table, Separator.COMMA, REQUIRED, remedy).rows().stream()
                .map(Esc50Columns::row)
                .toList();
    }

    private static Row row(Table.Row row) {
        return new Row(
                row.place(),
                row.fileName("filename"),
                row.integer("fold", 1, FOLDS),
                row.integer("target", 0, Esc50Classes.NAMES.size() - 1),
                row.text("category"),
                row.text("esc10").toLowerCase(Locale.ROOT).equals("true"));
    }
}
