package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earmark.analysis.audit.Audit;
import org.earmark.analysis.audit.AuditRow;
import org.earmark.analysis.audit.Census;
import org.earmark.analysis.audit.Claim;
import org.earmark.analysis.audit.Measurement;
import org.earmark.analysis.audit.ProtocolItem;
import org.earmark.analysis.audit.Verdict;
import org.earmark.analysis.statistics.Interval;
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
                lines,
                audit.comparisons().stream().map(AuditComposer::pair).toList(),
                audit.notes());
    }

    private static AuditPage.Line line(AuditRow row, String id) {
        Claim claim = row.claim();
        boolean percent = claim.percent();
        Optional<Measurement> measured = row.measurement();
        return new AuditPage.Line(
                id,
                claim.table(),
                claim.system(),
                claim.row(),
                claim.metric() + claim.label().map(label -> " of " + label).orElse(""),
                number(claim.value(), percent, 1)
                        + (claim.plusMinus() > 0 ? " ± " + number(claim.plusMinus(), percent, 2) : ""),
                "±" + number(claim.tolerance().value(), percent, 2) + ", "
                        + claim.tolerance().reason(),
                measured.map(found -> number(found.value(), percent, 2)).orElse(NONE),
                measured.map(found -> intervals(found, percent)).orElse(NONE),
                measured.map(found -> Integer.toString(found.census().measured()))
                        .orElse(NONE),
                row.verdict().words(),
                row.verdict().id(),
                row.reason(),
                row.protocol().stream().map(AuditComposer::item).toList(),
                measured.map(found -> census(found.census(), percent)).orElse(List.of()),
                measured.map(Measurement::provenance).orElse(List.of()),
                row.causes().stream()
                        .map(cause -> cause.text()
                                + (Double.isFinite(cause.reach())
                                        ? " Reach: " + number(cause.reach(), percent, 2) + "."
                                        : ""))
                        .toList());
    }

    private static AuditPage.Item item(ProtocolItem item) {
        return new AuditPage.Item(
                item.item() + (item.decisive() ? " (decides)" : ""),
                orNone(item.paper()),
                orNone(item.code()),
                orNone(item.run()),
                item.state() + (item.codeDiffers() ? "; paper and code differ" : ""));
    }

    private static String intervals(Measurement measured, boolean percent) {
        List<String> texts = new ArrayList<>();
        measured.overSeeds()
                .ifPresent(
                        interval -> texts.add(interval(interval, percent) + " over " + measured.models() + " seeds"));
        measured.overClips().ifPresent(interval -> texts.add(interval(interval, percent) + " over clips"));
        return texts.isEmpty() ? NONE : String.join("; ", texts);
    }

    private static List<String> census(Census census, boolean percent) {
        List<String> lines = new ArrayList<>();
        lines.add(census.measured() + " clips measured"
                + (census.expected().isPresent() ? " of " + census.expected().getAsInt() + " in the protocol" : "")
                + (census.missing() > 0 ? "; " + census.missing() + " are missing" : "; none is known to be missing"));
        census.reach()
                .ifPresent(reach -> lines.add("With the missing clips the metric would be between "
                        + number(reach.low(), percent, 2) + " and " + number(reach.high(), percent, 2) + "."));
        if (!Double.isNaN(census.atRandom())) {
            lines.add("If they are missing at random, they move it by at most " + number(census.atRandom(), percent, 2)
                    + " in 19 cases of 20.");
        }
        lines.addAll(census.notes());
        return lines;
    }

    private static AuditPage.Pair pair(Audit.Comparison comparison) {
        return new AuditPage.Pair(
                comparison.first() + " − " + comparison.second(),
                comparison.metric(),
                comparison.interval().isPresent() ? number(comparison.difference(), true, 2) + " points" : NONE,
                comparison.interval().map(interval -> interval(interval, true)).orElse(NONE),
                comparison.clips() > 0 ? Integer.toString(comparison.clips()) : NONE,
                comparison.remark());
    }

    private static String interval(Interval interval, boolean percent) {
        return "[" + number(interval.low(), percent, 2) + ", " + number(interval.high(), percent, 2) + "]";
    }

    private static String number(double value, boolean percent, int digits) {
        if (!Double.isFinite(value)) {
            return "not a number";
        }
        return String.format(Locale.ROOT, "%." + (percent ? digits : digits + 2) + "f", percent ? value * 100 : value);
    }

    private static String orNone(String text) {
        return text.isEmpty() ? NONE : text;
    }
}
