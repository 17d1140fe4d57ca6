package org.earmark.cli.audit;

import java.util.Optional;
import org.earmark.analysis.audit.Audit;
import org.earmark.analysis.clips.ClipIntervals;
import org.earmark.analysis.clips.ClipScore;
import org.earmark.core.audit.ClaimMetrics;
import org.earmark.core.audit.ClaimsFile;
import org.earmark.core.metrics.Metric;
import org.earmark.core.metrics.MetricSet;
import org.earmark.spi.error.EarmarkException;

/**
 * Compares two sources on the clips that both have: each resample draws the same clips for both. The intervals of all
 * comparisons of a file are so wide that all of them together hold in 19 cases of 20 (Bonferroni).
 */
final class EvidenceComparison {
    /** So that some of the resamples lie beyond the ends of an interval, however many comparisons there are. */
    private static final int RESAMPLES_EACH = 1_000;

    private final ClipIntervals intervals;

    /** @param family how many comparisons the file has */
    EvidenceComparison(int family) {
        int size = Math.max(1, family);
        this.intervals = new ClipIntervals(
                Math.max(MetricMeasurer.RESAMPLES, RESAMPLES_EACH * size), 1 - (1 - MetricMeasurer.LEVEL) / size);
    }

    /** @param metric by its name of today */
    Audit.Comparison compare(ClaimsFile.Pair pair, String metric, Measured first, Measured second) {
        String name = metric + pair.label().map(label -> " of " + label).orElse("");
        try {
            return compare(pair, name, metric, paired(pair, metric, first, second));
        } catch (EarmarkException | IllegalArgumentException e) {
            // Such as a metric of one class a clip where clips have several.
            return none(pair, name, "The metric cannot be computed here: " + e.getMessage());
        }
    }

    private Audit.Comparison compare(ClaimsFile.Pair pair, String name, String metric, PairedEvidence paired) {
        if (paired.statistics().isEmpty()) {
            return none(pair, name, paired.text());
        }
        PairedEvidence.Statistics statistics = paired.statistics().get();
        double difference = statistics.first().value() - statistics.second().value();
        if (Double.isNaN(difference)) {
            return none(pair, name, "The metric is not a number on one of the two.");
        }
        ClipScore score = intervals.ofDifference(metric, statistics.first(), statistics.second());
        String remark = remark(pair, difference, score) + " " + paired.text();
        return new Audit.Comparison(
                pair.first(), pair.second(), name, score.clips(), difference, score.interval(), remark.strip());
    }

    private static PairedEvidence paired(ClaimsFile.Pair pair, String metric, Measured first, Measured second) {
        if (first instanceof Measured.Absent absent) {
            return PairedEvidence.none(pair.first() + " cannot be measured: " + absent.reason());
        }
        if (second instanceof Measured.Absent absent) {
            return PairedEvidence.none(pair.second() + " cannot be measured: " + absent.reason());
        }
        if (first instanceof Measured.Events a && second instanceof Measured.Events b) {
            return ClaimMetrics.isOfEventTables(metric)
                    ? PairedEvidence.ofEvents(a.counts(), b.counts(), metric, pair.label())
                    : PairedEvidence.none("Events are compared by " + ClaimMetrics.INTERSECTION_F1 + " or "
                            + ClaimMetrics.INTERSECTION_F1_HIT_CLASSES + ".");
        }
        if (first instanceof Measured.Scores a && second instanceof Measured.Scores b) {
            Metric definition = MetricSet.tagging().metric(metric);
            return definition.eventsOnly()
                    ? PairedEvidence.none("Scores of clips have no " + metric + ".")
                    : PairedEvidence.ofScores(a.scores(), b.scores(), definition);
        }
        return PairedEvidence.none(
                "Only two sets of events, or two sets of scores, are compared here; the report of an experiment compares"
                        + " its cells.");
    }

    private static String remark(ClaimsFile.Pair pair, double difference, ClipScore score) {
        if (score.interval().isEmpty()) {
            return "Not decided: " + score.reason() + ".";
        }
        return score.interval().get().contains(0)
                ? "Not decided: the interval holds 0."
                : "On these clips " + pair.first() + " is " + (difference > 0 ? "higher" : "lower") + " than "
                        + pair.second() + ".";
    }

    private static Audit.Comparison none(ClaimsFile.Pair pair, String name, String reason) {
        return new Audit.Comparison(pair.first(), pair.second(), name, 0, Double.NaN, Optional.empty(), reason);
    }
}
