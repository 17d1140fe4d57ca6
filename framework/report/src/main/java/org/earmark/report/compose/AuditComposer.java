package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earmark.analysis.audit.Audit;
import org.earmark.analysis.audit.AuditRow;
import org.earmark.analysis.audit.Census;
import org.earmark.analysis.audit.Claim;
import org.earmark.analysis.audit.Measurement;
import org.earmark.analysis.audit.Printed;
import org.earmark.analysis.audit.ProtocolItem;
import org.earmark.analysis.audit.Verdict;
import org.earmark.report.view.AuditPage;
import org.earmark.report.view.Fact;

/** Turns an audit into the texts of its page. */
public final class AuditComposer {
    private static final String NONE = "–";

    private AuditComposer() {}

    /** @param style the style sheet to inline */
    public static AuditPage compose(Audit audit, String style) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("claims", Integer.toString(audit.rows().size())));
        for (Verdict verdict : Verdict.values()) {
            facts.add(new Fact(verdict.words(), Integer.toString(audit.count(verdict))));
        }
        List<AuditPage.Line> lines = new ArrayList<>();
        for (AuditRow row : audit.rows()) {
            lines.add(line(row, "claim-" + (lines.size() + 1)));
        }
        return new AuditPage(
                style,
                audit.name(),
                audit.question(),
                audit.source(),
                facts,
                audit.chance().sentences(),
                lines,
                audit.family().orElse(""),
                audit.comparisons().stream().map(AuditComposer::pair).toList(),
                audit.notes());
    }

    private static AuditPage.Line line(AuditRow row, String id) {
        Claim claim = row.claim();
        Printed printed = claim.printed();
        Optional<Measurement> measured = row.measurement();
        return new AuditPage.Line(
                id,
                claim.table(),
                claim.system(),
                claim.row(),
                metric(claim, measured),
                printed(printed),
                "±" + printed.text(claim.tolerance().value()) + ", "
                        + claim.tolerance().reason(),
                measured.map(found -> printed.text(found.value())).orElse(NONE),
                measured.map(found -> intervals(found, row)).orElse(NONE),
                measured.map(found -> Integer.toString(found.census().measured()))
                        .orElse(NONE),
                row.verdict().words(),
                row.verdict().id(),
                row.reason(),
                row.protocol().stream().map(AuditComposer::item).toList(),
                measured.map(found -> census(found.census(), printed)).orElse(List.of()),
                measured.map(Measurement::provenance).orElse(List.of()),
                row.causes().stream()
                        .map(cause -> cause.text()
                                + (Double.isFinite(cause.reach())
                                        ? " Reach: " + printed.text(cause.reach()) + "."
                                        : ""))
                        .toList());
    }

    private static String metric(Claim claim, Optional<Measurement> measured) {
        return claim.metric()
                + claim.label()
                        .map(label -> " of " + label)
                        .or(() -> measured.flatMap(Measurement::classes).map(classes -> " over " + classes.text()))
                        .orElse("");
    }

    private static String printed(Printed printed) {
        return printed.text(printed.value(), 1)
                + (printed.plusMinus() > 0 ? " ± " + printed.text(printed.plusMinus()) : "")
                + printed.plusMinusIs().map(kind -> " (" + kind.words() + ")").orElse("")
                + (printed.runs() > 1 ? ", " + printed.ofRuns() : "");
    }

    private static AuditPage.Item item(ProtocolItem item) {
        return new AuditPage.Item(
                item.item() + (item.decisive() ? " (decides)" : ""),
                orNone(item.paper()),
                orNone(item.code()),
                orNone(item.run()),
                item.state() + (item.codeDiffers() ? "; paper and code differ" : ""));
    }

    private static String intervals(Measurement measured, AuditRow row) {
        Printed printed = row.claim().printed();
        List<String> texts = new ArrayList<>();
        measured.seeds()
                .interval()
                .ifPresent(interval -> texts.add(printed.text(interval) + " mean of " + measured.trainings()));
        row.prediction()
                .ifPresent(interval -> texts.add(printed.text(interval) + " prediction for " + printed.ofRuns()));
        if (measured.seeds().withoutSpread()) {
            texts.add(measured.trainings() + " without spread");
        }
        texts.add(measured.overClips()
                .interval()
                .map(interval -> printed.text(interval) + " over clips")
                .orElseGet(() -> "none over clips: " + measured.overClips().reason()));
        return String.join("; ", texts);
    }

    private static List<String> census(Census census, Printed printed) {
        List<String> lines = new ArrayList<>();
        lines.add(census.measured() + " clips measured"
                + (census.expected().isPresent() ? " of " + census.expected().getAsInt() + " in the protocol" : "")
                + (census.missing() > 0 ? "; " + census.missing() + " are missing" : "; none is known to be missing"));
        census.reach()
                .ifPresent(reach -> lines.add("With the missing clips the metric would be between "
                        + printed.text(reach.low()) + " and " + printed.text(reach.high()) + "."));
        if (!Double.isNaN(census.atRandom())) {
            lines.add("If they are missing at random, they move it by at most " + printed.text(census.atRandom())
                    + " in 19 cases of 20.");
        }
        lines.addAll(census.notes());
        return lines;
    }

    private static AuditPage.Pair pair(Audit.Comparison comparison) {
        return new AuditPage.Pair(
                comparison.first() + " − " + comparison.second(),
                comparison.metric(),
                Double.isNaN(comparison.difference())
                        ? NONE
                        : Printed.text(comparison.difference(), true, 2) + " points",
                comparison
                        .interval()
                        .map(interval -> Printed.text(interval, true))
                        .orElse(NONE),
                comparison.clips() > 0 ? Integer.toString(comparison.clips()) : NONE,
                comparison.remark());
    }

    private static String orNone(String text) {
        return text.isEmpty() ? NONE : text;
    }
}
