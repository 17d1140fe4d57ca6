package org.earmark.cli.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.analysis.audit.Audit;
import org.earmark.analysis.audit.EventF1;
import org.earmark.analysis.statistics.ClipStatistic;
import org.earmark.analysis.statistics.Interval;
import org.earmark.core.audit.ClaimMetrics;
import org.earmark.core.audit.ClaimsFile;
import org.earmark.core.audit.ScoreEvidence;
import org.earmark.core.metrics.Metric;
import org.earmark.core.metrics.MetricSet;
import org.earmark.core.metrics.events.FileCounts;
import org.earmark.spi.tensor.FloatArray;

/** Compares two sources on the clips that both have: each resample draws the same clips for both. */
final class EvidenceComparison {
    private EvidenceComparison() {}

    /** Two metrics of the same clips. */
    private record Statistics(ClipStatistic first, ClipStatistic second) {}

    static Audit.Comparison compare(ClaimsFile.Pair pair, Measured first, Measured second) {
        if (first instanceof Measured.Absent absent) {
            return none(pair, pair.first() + " cannot be measured: " + absent.reason());
        }
        if (second instanceof Measured.Absent absent) {
            return none(pair, pair.second() + " cannot be measured: " + absent.reason());
        }
        if (first instanceof Measured.Events a && second instanceof Measured.Events b) {
            if (!pair.metric().equals(ClaimMetrics.INTERSECTION_F1)) {
                return none(pair, "Events are compared by " + ClaimMetrics.INTERSECTION_F1 + ".");
            }
            return events(pair, a.counts(), b.counts());
        }
        if (first instanceof Measured.Scores a && second instanceof Measured.Scores b) {
            if (pair.metric().equals(ClaimMetrics.INTERSECTION_F1)) {
                return none(pair, "Scores of clips have no " + pair.metric() + ".");
            }
            return scores(pair, a.scores(), b.scores());
        }
        return none(
                pair,
                "Only two sets of events, or two sets of scores, are compared here; the report of an experiment compares"
                        + " its cells.");
    }

    private static Audit.Comparison events(ClaimsFile.Pair pair, FileCounts first, FileCounts second) {
        List<String> common =
                first.files().stream().filter(second.files()::contains).toList();
        int[] rowsFirst = rows(first.files(), common);
        int[] rowsSecond = rows(second.files(), common);
        if (common.isEmpty() || !first.classes().equals(second.classes())) {
            return none(pair, "The two have no clip in common or other annotated classes.");
        }
        EventF1 a = score(first, rowsFirst);
        EventF1 b = score(second, rowsSecond);
        if (pair.label().isPresent()) {
            int index = first.classes().indexOf(pair.label().get());
            if (index < 0) {
                return none(pair, "The truth has no class " + pair.label().get() + ".");
            }
            return measured(pair, new Statistics(a.ofClass(index), b.ofClass(index)));
        }
        return measured(pair, new Statistics(a, b));
    }

    private static EventF1 score(FileCounts counts, int[] rows) {
        return EventF1.macro(
                pick(counts.groundTruths(), rows),
                pick(counts.truePositives(), rows),
                pick(counts.falsePositives(), rows));
    }

    private static int[][] pick(int[][] all, int[] rows) {
        int[][] picked = new int[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = all[rows[i]];
        }
        return picked;
    }

    private static Audit.Comparison scores(ClaimsFile.Pair pair, ScoreEvidence first, ScoreEvidence second) {
        List<String> common = new ArrayList<>(first.clips());
        common.retainAll(new HashSet<>(second.clips()));
        if (common.isEmpty() || first.scores().shape()[1] != second.scores().shape()[1]) {
            return none(pair, "The two have no clip in common or other classes.");
        }
        Metric metric = MetricSet.tagging().metric(pair.metric());
        return measured(
                pair,
                new Statistics(
                        statistic(metric, first, rows(first.clips(), common)),
                        statistic(metric, second, rows(second.clips(), common))));
    }

    private static ClipStatistic statistic(Metric metric, ScoreEvidence evidence, int[] rows) {
        return ResampledMetric.of(metric, pick(evidence.scores(), rows), pick(evidence.targets(), rows));
    }

    private static FloatArray pick(FloatArray all, int[] rows) {
        int width = Math.toIntExact(all.shape()[1]);
        FloatArray picked = FloatArray.zeros(rows.length, width);
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(all.values(), rows[i] * width, picked.values(), i * width, width);
        }
        return picked;
    }

    private static int[] rows(List<String> ids, List<String> wanted) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            places.put(ids.get(i), i);
        }
        return wanted.stream().mapToInt(places::get).toArray();
    }

    private static Audit.Comparison measured(ClaimsFile.Pair pair, Statistics pairOf) {
        double difference = pairOf.first().value() - pairOf.second().value();
        if (Double.isNaN(difference)) {
            return none(pair, "The metric is not a number on one of the two.");
        }
        Optional<Interval> interval = MetricMeasurer.bootstrap().pairedDifference(pairOf.first(), pairOf.second());
        String remark = interval.map(found -> found.contains(0)).orElse(true)
                ? "Not decided: "
                        + (interval.isPresent() ? "the interval holds 0." : "there is no spread to judge by.")
                : pair.first() + " is " + (difference > 0 ? "higher" : "lower") + " than " + pair.second() + ".";
        return new Audit.Comparison(
                pair.first(),
                pair.second(),
                name(pair),
                pairOf.first().clips(),
                difference,
                interval,
                remark);
    }

    private static Audit.Comparison none(ClaimsFile.Pair pair, String reason) {
        return new Audit.Comparison(pair.first(), pair.second(), name(pair), 0, Double.NaN, Optional.empty(), reason);
    }

    private static String name(ClaimsFile.Pair pair) {
        return pair.metric() + pair.label().map(label -> " of " + label).orElse("");
    }
}
