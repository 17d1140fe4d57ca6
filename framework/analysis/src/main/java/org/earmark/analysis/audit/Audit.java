package org.earmark.analysis.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.earmark.analysis.statistics.Interval;
import org.earmark.analysis.statistics.SampleSummary;

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

    /** The level of the intervals of the comparisons, in a sentence; empty where there are none. */
    public Optional<String> family() {
        if (comparisons.stream().allMatch(pair -> pair.interval().isEmpty())) {
            return Optional.empty();
        }
        int size = comparisons.size();
        return Optional.of(
                size == 1
                        ? "The interval holds in 19 cases of 20."
                        : String.format(
                                Locale.ROOT,
                                "The intervals of the %d comparisons hold together in 19 cases of 20: each is at the level"
                                        + " of %.2f %% (Bonferroni).",
                                size,
                                100 * (1 - (1 - SampleSummary.LEVEL) / size)));
    }

    /** What chance alone would do among the claims that are judged by own systems. */
    public Chance chance() {
        List<AuditRow> draws = rows.stream().filter(AuditRow::isDraw).toList();
        int overSeeds = (int) draws.stream()
                .filter(row -> row.measurement().orElseThrow().seeds().n() > 1)
                .count();
        return new Chance(overSeeds, draws.size() - overSeeds);
    }

    /**
     * @param overSeeds claims held against several seeds of an own system
     * @param onOneTraining claims held against a single training of one
     */
    public record Chance(int overSeeds, int onOneTraining) {
        private static final double LEVEL = 0.05;

        /** How many of the first would be called different at most, on average, if each were of the same system. */
        public double expected() {
            return LEVEL * overSeeds;
        }

        /** For people, a sentence each; empty without such claims. */
        public List<String> sentences() {
            List<String> sentences = new ArrayList<>();
            if (overSeeds > 0) {
                sentences.add(String.format(
                        Locale.ROOT,
                        "%d %s held against several seeds of an own system: were each of the same system as the published"
                                + " number, chance alone would call at most %.2f of them different on average (5 %%).",
                        overSeeds,
                        overSeeds == 1 ? "claim is" : "claims are",
                        expected()));
            }
            if (onOneTraining > 0) {
                sentences.add(onOneTraining + (onOneTraining == 1 ? " claim is" : " claims are")
                        + " held against one training of an own system: how many of them chance alone would call"
                        + " different is not known.");
            }
            return sentences;
        }
    }

    /**
     * Two sources of evidence on the same clips.
     *
     * @param first name of a source
     * @param second name of another
     * @param metric name, with the class where it is of one
     * @param clips that both have
     * @param difference first − second; NaN when it could not be measured
     * @param interval paired over clips, at the level at which the intervals of all comparisons of the audit hold together
     *     in 19 cases of 20; empty when there is none
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
