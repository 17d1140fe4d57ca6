package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.earmark.analysis.store.StoredAttempt;
import org.earmark.analysis.store.StoredCell;
import org.earmark.report.view.CellLink;
import org.earmark.report.view.DifferenceTable;
import org.earmark.report.view.Fact;

/** Tells what values many cells share and where they differ from the first. */
final class DifferenceComposer {
    private static final int MOST_LINKS = 6;
    private static final int MOST_VALUES = 12;

    private DifferenceComposer() {}

    /** @param values of an attempt by dotted path */
    static DifferenceTable compose(List<StoredCell> cells, Function<StoredAttempt, Map<String, String>> values) {
        List<StoredCell> started =
                cells.stream().filter(cell -> cell.attempt().isPresent()).toList();
        if (started.isEmpty()) {
            return new DifferenceTable(new CellLink("", ""), List.of(), List.of());
        }
        List<Map<String, String>> maps = started.stream()
                .map(cell -> values.apply(cell.attempt().orElseThrow()))
                .toList();
        SortedSet<String> paths = new TreeSet<>();
        maps.forEach(map -> paths.addAll(map.keySet()));
        List<Fact> common = new ArrayList<>();
        List<DifferenceTable.Variant> variants = new ArrayList<>();
        for (String path : paths) {
            Map<String, List<CellLink>> byValue = byValue(started, maps, path);
            if (byValue.size() == 1) {
                common.add(new Fact(path, byValue.keySet().iterator().next()));
            } else {
                variants.add(variant(path, byValue));
            }
        }
        return new DifferenceTable(link(started.get(0)), common, variants);
    }

    private static Map<String, List<CellLink>> byValue(
            List<StoredCell> cells, List<Map<String, String>> maps, String path) {
        Map<String, List<CellLink>> byValue = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            byValue.computeIfAbsent(maps.get(i).getOrDefault(path, "(absent)"), v -> new ArrayList<>())
                    .add(link(cells.get(i)));
        }
        return byValue;
    }

    private static DifferenceTable.Variant variant(String path, Map<String, List<CellLink>> byValue) {
        List<DifferenceTable.Value> values = new ArrayList<>();
        byValue.entrySet().stream()
                .limit(MOST_VALUES)
                .forEach(entry -> values.add(value(entry.getKey(), entry.getValue())));
        if (byValue.size() > MOST_VALUES) {
            int left = byValue.entrySet().stream()
                    .skip(MOST_VALUES)
                    .mapToInt(entry -> entry.getValue().size())
                    .sum();
            values.add(new DifferenceTable.Value(
                    NumberText.plural(byValue.size() - MOST_VALUES, "further value"), left, List.of(), 0));
        }
        return new DifferenceTable.Variant(path, values);
    }

    private static DifferenceTable.Value value(String text, List<CellLink> cells) {
        int shown = Math.min(MOST_LINKS, cells.size());
        return new DifferenceTable.Value(
                text.isEmpty() ? "(empty)" : text, cells.size(), cells.subList(0, shown), cells.size() - shown);
    }

    private static CellLink link(StoredCell cell) {
        return new CellLink(cell.id(), cell.title());
    }
}
