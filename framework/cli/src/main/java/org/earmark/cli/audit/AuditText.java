package org.earmark.cli.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.analysis.audit.Audit;
import org.earmark.analysis.audit.AuditRow;
import org.earmark.analysis.audit.Claim;
import org.earmark.analysis.audit.Measurement;
import org.earmark.analysis.audit.Printed;
import org.earmark.analysis.audit.Verdict;

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
                claim.printed().text(claim.value(), 1),
                "±" + claim.printed().text(claim.tolerance().value()),
                measured.map(found -> claim.printed().text(found.value())).orElse(""),
                measured.flatMap(Measurement::deciding)
                        .map(claim.printed()::text)
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
        lines.addAll(audit.chance().sentences());
        for (AuditRow row : audit.rows()) {
            if (row.verdict() != Verdict.REPRODUCED && row.verdict() != Verdict.NOT_AUDITABLE) {
                lines.add(row.claim().system() + ", " + row.claim().row() + ": " + row.reason());
                row.causes().forEach(cause -> lines.add("  possible cause: " + cause.text()));
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
        audit.family().ifPresent(lines::add);
        Map<String, Long> unmeasured = new LinkedHashMap<>();
        for (Audit.Comparison comparison : audit.comparisons()) {
            String pair = comparison.first() + " − " + comparison.second();
            if (Double.isNaN(comparison.difference())) {
                unmeasured.merge(pair + ": " + comparison.remark(), 1L, Long::sum);
            } else {
                lines.add(pair + ", " + comparison.metric() + ": "
                        + Printed.text(comparison.difference(), true, 2) + " points, "
                        + comparison
                                .interval()
                                .map(interval -> "paired " + Printed.text(interval, true) + " over ")
                                .orElse("no interval over ")
                        + comparison.clips() + " clips. " + comparison.remark());
            }
        }
        unmeasured.forEach((reason, count) -> lines.add(reason + (count > 1 ? " (" + count + " comparisons)" : "")));
    }
}
