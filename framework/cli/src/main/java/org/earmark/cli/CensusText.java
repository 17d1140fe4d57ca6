package org.earmark.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.earmark.core.census.ClassCounts;
import org.earmark.core.census.DatasetCensus;
import org.earmark.core.census.Finding;

/** Shows a census on the console. */
final class CensusText {
    /** More lines of one finding are for JSON and the page. */
    private static final int MOST_DETAILS = 8;

    private final DatasetCensus census;

    CensusText(DatasetCensus census) {
        this.census = census;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        CensusView.facts(census).forEach((term, text) -> lines.add(String.format(Locale.ROOT, "%-22s %s", term, text)));
        lines.add("");
        lines.addAll(counts().lines());
        lines.add("");
        lines.addAll(sound().lines());
        lines.add("");
        if (census.findings().isEmpty()) {
            lines.add("Nothing that needs attention.");
        }
        for (Finding finding : census.findings()) {
            lines.add((finding.isError() ? "error: " : "note: ") + finding.title());
            finding.details().stream().limit(MOST_DETAILS).forEach(detail -> lines.add("  " + detail));
            int more = finding.details().size() - MOST_DETAILS;
            if (more > 0) {
                lines.add("  and " + more + " more");
            }
        }
        return lines;
    }

    private Table counts() {
        ClassCounts counts = census.counts();
        boolean events = counts.totalEvents() > 0;
        List<String> header = new ArrayList<>(List.of("class"));
        header.addAll(counts.parts());
        header.add("all");
        header.addAll(events ? List.of("events", "mean seconds") : List.of());
        Table table = new Table(header);
        for (int label = 0; label < counts.classes().size(); label++) {
            List<String> row = new ArrayList<>(List.of(counts.classes().get(label)));
            Arrays.stream(counts.byClass()[label]).forEach(count -> row.add(String.valueOf(count)));
            row.add(String.valueOf(counts.total(label)));
            if (events) {
                int number = counts.events()[label];
                row.add(String.valueOf(number));
                row.add(number == 0 ? "" : text(counts.eventSeconds()[label] / number));
            }
            table.add(row);
        }
        List<String> last = new ArrayList<>(List.of("clips"));
        Arrays.stream(counts.clips()).forEach(count -> last.add(String.valueOf(count)));
        last.add(String.valueOf(Arrays.stream(counts.clips()).sum()));
        last.addAll(events ? List.of(String.valueOf(counts.totalEvents()), "") : List.of());
        table.add(last);
        return table;
    }

    private Table sound() {
        Table table = new Table(List.of("clips", "format"));
        census.formats().forEach((format, count) -> table.add(List.of(String.valueOf(count), format)));
        return table;
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
