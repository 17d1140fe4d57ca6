package org.earmark.plugins.datasets.desed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.earmark.formats.table.Separator;
import org.earmark.formats.table.Table;
import org.earmark.spi.data.Event;

/**
 * A table of labels: strong ones ({@code filename, onset, offset, event_label}, a line an event) or weak ones
 * ({@code filename, event_labels}, a line a clip).
 *
 * @param clips by file name, in the order of the table
 */
record LabelTable(Path file, Map<String, Labels> clips) {
    static final String REMEDY = "Take the official table of DESED.";

    /**
     * What is known of a clip.
     *
     * @param classes ascending
     * @param events empty for weak labels and for clips without any sound event
     */
    record Labels(Set<Integer> classes, List<Event> events) {}

    static LabelTable read(Path file) {
        Table table = Table.read(file, Separator.TAB, List.of("filename"), REMEDY);
        Map<String, Labels> clips = new LinkedHashMap<>();
        boolean weak = table.has("event_labels");
        if (!weak) {
            Table.read(file, Separator.TAB, List.of("onset", "offset", "event_label"), REMEDY);
        }
        for (Table.Row row : table.rows()) {
            Labels labels = clips.computeIfAbsent(
                    row.fileName("filename"), name -> new Labels(new TreeSet<>(), new ArrayList<>()));
            if (weak) {
                addWeak(row, labels);
            } else {
                addStrong(row, labels);
            }
        }
        return new LabelTable(file, clips);
    }

    private static void addWeak(Table.Row row, Labels labels) {
        if (!row.isEmpty("event_labels")) {
            for (String label : Separator.COMMA.split(row.text("event_labels"))) {
                labels.classes().add(DesedClasses.number(row, label));
            }
        }
    }

    /** A line without a label says that the clip has no event. */
    private static void addStrong(Table.Row row, Labels labels) {
        if (row.isEmpty("event_label")) {
            return;
        }
        int number = DesedClasses.number(row, row.text("event_label"));
        double onset = row.seconds("onset");
        double offset = row.seconds("offset");
        if (offset < onset) {
            throw row.bad("has an event that ends at " + offset + " s before it begins at " + onset + " s");
        }
        labels.classes().add(number);
        labels.events().add(new Event(number, onset, offset));
    }
}
