package org.earmark.cli.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.earmark.analysis.audit.Audit;
import org.earmark.analysis.audit.AuditRow;
import org.earmark.analysis.audit.Claim;
import org.earmark.analysis.audit.Measurement;
import org.earmark.analysis.audit.Verdict;
import org.earmark.analysis.statistics.Interval;

/** An audit as rows for the console. */
public final class AuditText {
    /** Heads of the columns of {@link #row}. */
    public static final List<String> HEADER =
            List.of("system", "claim", "printed", "tolerance", "measured", "95 % interval", "clips", "verdict");

    private AuditText() {}

    /** One claim; empty texts where there is nothing. */
    public static List<String> row(AuditRow row) {
        Claim claim = row.claim();
        Optional<Measurement> measured = row.measurement();
        return List.of(
                claim.system(),
                claim.row(),
                number(claim.value(), claim.percent(), 1),
                "±" + number(claim.tolerance().value(), claim.percent(), 2),
                measured.map(found -> number(found.value(), claim.percent(), 2)).orElse(""),
                measured.flatMap(Measurement::deciding)
                        .map(interval -> interval(interval, claim.percent()))
                        .orElse(""),
                measured.map(found -> Integer.toString(found.census().measured()))
                        .orElse(""),
                row.verdict().words());
    }

    /** What follows the table: counts, reasons where something is not reproduced, comparisons, notes. */
    public static List<String> remarks(Audit audit) {
        List<String> lines = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            if (audit.count(verdict) > 0) {
                counts.add(audit.count(verdict) + " " + verdict.words());
            }
        }
        lines.add(audit.rows().size() + " claims: " + String.join(", ", counts));
        for (AuditRow row : audit.rows()) {
            if (row.verdict() != Verdict.REPRODUCED && row.verdict() != Verdict.NOT_AUDITABLE) {
                lines.add(row.claim().system() + ", " + row.claim().row() + ": " + row.reason());
                row.causes().forEach(cause -> lines.add("  likely: " + cause.text()));
            }
        }
        audit.rows().stream()
                .filter(row -> row.verdict() == Verdict.NOT_AUDITABLE)
                .map(row -> row.claim().system() + ": " + row.reason())
                .distinct()
                .forEach(lines::add);
        comparisons(audit, lines);
        // Why a source of evidence is absent was said with its claims.
        audit.notes().stream()
                .filter(note -> lines.stream().noneMatch(line -> line.endsWith(note.substring(note.indexOf(": ") + 2))))
                .toList()
                .forEach(lines::add);
        return lines;
    }

    private static void comparisons(Audit audit, List<String> lines) {
        Map<String, Long> unmeasured = new LinkedHashMap<>();
        for (Audit.Comparison comparison : audit.comparisons()) {
            String pair = comparison.first() + " − " + comparison.second();
            if (comparison.interval().isEmpty()) {
                unmeasured.merge(pair + ": " + comparison.remark(), 1L, Long::sum);
            } else {
                lines.add(pair + ", " + comparison.metric() + ": " + number(comparison.difference(), true, 2)
                        + " points, paired " + interval(comparison.interval().get(), true) + " over "
                        + comparison.clips() + " clips. " + comparison.remark());
            }
        }
        unmeasured.forEach((reason, count) -> lines.add(reason + (count > 1 ? " (" + count + " comparisons)" : "")));
    }

    private static String interval(Interval interval, boolean percent) {
        return "[" + number(interval.low(), percent, 2) + ", " + number(interval.high(), percent, 2) + "]";
    }

    private static String number(double value, boolean percent, int digits) {
        if (!Double.isFinite(value)) {
            return "NaN";
        }
        return String.format(Locale.ROOT, "%." + (percent ? digits : digits + 2) + "f", percent ? value * 100 : value);
    }
}
