package org.earmark.report.view;

import java.util.List;

/**
 * What models do class by class.
 *
 * @param groups configurations, in the order of the columns
 * @param rows one per class
 * @param matrices one per configuration; empty for many classes or several labels
 * @param mistakes one per configuration; empty for several labels
 * @param notes what is left out and why
 */
public record ClassTables(
        List<GroupLink> groups, List<Row> rows, List<Matrix> matrices, List<Mistakes> mistakes, List<String> notes) {
    public ClassTables {
        groups = List.copyOf(groups);
        rows = List.copyOf(rows);
        matrices = List.copyOf(matrices);
        mistakes = List.copyOf(mistakes);
        notes = List.copyOf(notes);
    }

    /** A class and its figures under each configuration. */
    public record Row(String name, String clips, List<Entry> entries) {}

    /** Average precision, and precision, recall and F1 of the decisions in words. */
    public record Entry(Figure averagePrecision, String decisions) {}

    /** Counts of clips; a shade is the share of the row, from 0 to 9. */
    public record Matrix(String group, List<String> classes, List<List<Cell>> rows) {}

    /** A count and its shade. */
    public record Cell(String count, int shade) {}

    /** What was taken for what most often. */
    public record Mistakes(String group, List<String> lines) {}
}
