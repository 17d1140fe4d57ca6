package org.earmark.plugins.datasets.esc50;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.earmark.plugins.datasets.esc50.Esc50Columns.Row;
import org.earmark.spi.data.Inventory;

/** The folder against its table, and the table against the release: 2,000 clips, 40 a class, 8 a class and fold. */
final class Esc50Inventory {
    private static final int CLIPS = 2000;
    private static final int CLIPS_A_CLASS = 40;
    private static final int CLIPS_A_CLASS_AND_FOLD = 8;

    private Esc50Inventory() {}

    /** @param options only the clips that they choose must be there; others are not extra either */
    static Inventory of(Path root, List<Row> rows, Esc50Options options) {
        List<Row> wanted =
                rows.stream().filter(row -> row.esc10() || !options.esc10()).toList();
        Inventory found = Inventory.compare(
                "meta/esc50.csv",
                root,
                wanted.stream().map(Esc50Inventory::path).toList(),
                List.of());
        List<String> listed = rows.stream().map(Esc50Inventory::path).toList();
        List<String> extra =
                found.extra().stream().filter(name -> !listed.contains(name)).toList();
        return new Inventory(found.list(), found.listed(), found.missing(), extra, remarks(rows, wanted));
    }

    private static String path(Row row) {
        return "audio/" + row.filename();
    }

    private static List<String> remarks(List<Row> rows, List<Row> wanted) {
        List<String> remarks = new ArrayList<>();
        if (rows.size() != CLIPS) {
            remarks.add("meta/esc50.csv lists " + rows.size() + " clips; the official release has " + CLIPS + ".");
        }
        count(wanted, Row::category, CLIPS_A_CLASS, "class ", remarks);
        count(wanted, row -> row.category() + " in fold " + row.fold(), CLIPS_A_CLASS_AND_FOLD, "class ", remarks);
        return remarks;
    }

    private static void count(
            List<Row> rows, Function<Row, String> group, int official, String what, List<String> remarks) {
        Map<String, Long> counts =
                rows.stream().collect(Collectors.groupingBy(group, TreeMap::new, Collectors.counting()));
        counts.forEach((name, count) -> {
            if (count != official) {
                remarks.add(what + name + " has " + count + " clips; the official release has " + official + ".");
            }
        });
    }
}
