package org.earmark.report.view;

import java.util.List;

/**
 * An audit as the page shows it. All texts are ready.
 *
 * @param style inlined style sheet
 * @param question empty when there is none
 * @param source empty when there is none
 * @param facts verdicts with their counts
 * @param chance what chance alone would do, a sentence each
 * @param family the level of the intervals of the comparisons, in a sentence; empty without any
 */
public record AuditPage(
        String style,
        String title,
        String question,
        String source,
        List<Fact> facts,
        List<String> chance,
        List<Line> lines,
        String family,
        List<Pair> pairs,
        List<String> notes) {
    public AuditPage {
        facts = List.copyOf(facts);
        chance = List.copyOf(chance);
        lines = List.copyOf(lines);
        pairs = List.copyOf(pairs);
        notes = List.copyOf(notes);
    }

    /**
     * One claim.
     *
     * @param id anchor
     * @param verdictClass for the style sheet
     * @param census a line each
     * @param provenance a line each
     * @param causes by how far they could reach
     */
    public record Line(
            String id,
            String table,
            String system,
            String row,
            String metric,
            String printed,
            String tolerance,
            String measured,
            String interval,
            String clips,
            String verdict,
            String verdictClass,
            String reason,
            List<Item> protocol,
            List<String> census,
            List<String> provenance,
            List<String> causes) {
        public Line {
            protocol = List.copyOf(protocol);
            census = List.copyOf(census);
            provenance = List.copyOf(provenance);
            causes = List.copyOf(causes);
        }
    }

    /** One thing that a protocol fixes. */
    public record Item(String item, String paper, String code, String run, String state) {}

    /** A paired comparison. */
    public record Pair(String name, String metric, String difference, String interval, String clips, String remark) {}
}
