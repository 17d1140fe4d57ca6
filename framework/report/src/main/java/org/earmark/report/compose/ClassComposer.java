package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.analysis.classes.ClassReport;
import org.earmark.analysis.classes.ClassReport.ClassScore;
import org.earmark.analysis.classes.ClassReports;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.report.view.ClassTables;

/** Composes what models do class by class, from stored predictions. */
final class ClassComposer {
    /** Columns beyond this cannot be compared by eye; baselines come first, then the order of the grid. */
    private static final int MOST_GROUPS = 6;
    /** Matrices of more classes cannot be read. */
    private static final int MOST_MATRIX = 20;

    private static final int MOST_MISTAKES = 12;

    private final Findings findings;
    private final Map<CellGroup, ClassReport> reports = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    ClassComposer(Findings findings) {
        this.findings = findings;
        List<CellGroup> ordered = findings.baselinesFirst();
        List<String> classes = List.of();
        for (CellGroup group : ordered.subList(0, Math.min(MOST_GROUPS, ordered.size()))) {
            Optional<ClassReport> report = ClassReports.of(group);
            if (report.isEmpty()
                    || (!classes.isEmpty() && !report.get().classes().equals(classes))) {
                notes.add(findings.label(group) + " is left out: "
                        + (report.isEmpty() ? "none of its cells has usable predictions." : "its classes are others."));
                continue;
            }
            classes = report.get().classes();
            reports.put(group, report.get());
            if (!report.get().missing().isEmpty()) {
                notes.add(findings.label(group) + " is told without "
                        + report.get().missing() + ".");
            }
        }
        if (ordered.size() > MOST_GROUPS) {
            notes.add("Shown are " + MOST_GROUPS + " of " + ordered.size()
                    + " configurations: baselines first, then in the order of the grid.");
        }
    }

    /** Without rows when nothing stored predictions; the notes say why. */
    ClassTables tables() {
        List<ClassReport> all = List.copyOf(reports.values());
        List<ClassTables.Row> rows = new ArrayList<>();
        for (int c = 0; !all.isEmpty() && c < all.get(0).classes().size(); c++) {
            rows.add(row(all, c));
        }
        List<ClassTables.Matrix> matrices = new ArrayList<>();
        List<ClassTables.Mistakes> mistakes = new ArrayList<>();
        reports.forEach((group, report) -> {
            if (report.confusion().isPresent()) {
                mistakes.add(mistakes(findings.label(group), report));
                if (report.classes().size() <= MOST_MATRIX) {
                    matrices.add(matrix(findings.label(group), report));
                }
            }
        });
        return new ClassTables(reports.keySet().stream().map(findings::link).toList(), rows, matrices, mistakes, notes);
    }

    /** Group index to its mean precision at evenly spaced recalls. */
    Map<Integer, List<Double>> precisions() {
        Map<Integer, List<Double>> curves = new LinkedHashMap<>();
        reports.forEach((group, report) -> curves.put(
                findings.groups().indexOf(group),
                Arrays.stream(report.precisions())
                        .filter(Double::isFinite)
                        .mapToObj(BandComposer::rounded)
                        .toList()));
        curves.values().removeIf(List::isEmpty);
        return curves;
    }

    private static ClassTables.Row row(List<ClassReport> reports, int column) {
        List<ClassTables.Entry> entries = new ArrayList<>();
        for (ClassReport report : reports) {
            ClassScore score = report.scores().get(column);
            entries.add(new ClassTables.Entry(
                    Double.isNaN(score.averagePrecision())
                            ? NumberText.noFigure("no clip has it")
                            : NumberText.shortFigure(score.averagePrecision()),
                    share(score.precision()) + " / " + share(score.recall()) + " / " + share(score.f1())));
        }
        return new ClassTables.Row(
                reports.get(0).classes().get(column),
                NumberText.compact(reports.get(0).scores().get(column).positives()),
                entries);
    }

    private static ClassTables.Matrix matrix(String group, ClassReport report) {
        List<List<ClassTables.Cell>> rows = new ArrayList<>();
        for (long[] counts : report.confusion().orElseThrow()) {
            long all = Math.max(1, Arrays.stream(counts).sum());
            rows.add(Arrays.stream(counts)
                    .mapToObj(count ->
                            new ClassTables.Cell(Long.toString(count), (int) Math.min(9, Math.ceil(9.0 * count / all))))
                    .toList());
        }
        return new ClassTables.Matrix(group, report.classes(), rows);
    }

    private static ClassTables.Mistakes mistakes(String group, ClassReport report) {
        return new ClassTables.Mistakes(
                group,
                ClassReports.mistakes(report, MOST_MISTAKES).stream()
                        .map(mistake -> mistake.truth() + " taken for " + mistake.decided() + ": "
                                + NumberText.plural(mistake.clips(), "clip") + ", "
                                + NumberText.percent(mistake.share()))
                        .toList());
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "–" : NumberText.hundredths(value);
    }
}
