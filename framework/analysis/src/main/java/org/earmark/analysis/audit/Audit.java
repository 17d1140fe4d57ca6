package org.earmark.analysis.audit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.earmark.analysis.statistics.Interval;

/**
 * Claims held against measurements.
 *
 * @param name of the audit
 * @param question empty when none was written down
 * @param source where the claims were published; empty when it was not written down
 * @param rows one per claim, in the order of the file
 * @param comparisons of evidence on the same clips
 * @param notes what could not be read, and why
 */
public record Audit(
        String name,
        String question,
        String source,
        List<AuditRow> rows,
        List<Comparison> comparisons,
        List<String> notes) {
    public Audit {
        Objects.requireNonNull(name);
        Objects.requireNonNull(question);
        Objects.requireNonNull(source);
        rows = List.copyOf(rows);
        comparisons = List.copyOf(comparisons);
        notes = List.copyOf(notes);
    }

    /** The number of claims with a verdict. */
    public int count(Verdict verdict) {
        return (int) rows.stream().filter(row -> row.verdict() == verdict).count();
    }

    /**
     * Two sources of evidence on the same clips.
     *
     * @param first name of a source
     * @param second name of another
     * @param metric name, with the class where it is of one
     * @param clips that both have
     * @param difference first − second; NaN when it could not be measured
     * @param interval paired over clips; empty when it could not be measured
     * @param remark what the difference says, or why there is none
     */
    public record Comparison(
            String first,
            String second,
            String metric,
            int clips,
            double difference,
            Optional<Interval> interval,
            String remark) {}
}
