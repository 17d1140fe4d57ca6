package org.earmark.cli.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.earmark.analysis.audit.Measurement;
import org.earmark.analysis.audit.TaggingReach;
import org.earmark.analysis.clips.ClipMetric;
import org.earmark.analysis.clips.ClipScore;
import org.earmark.analysis.statistics.ClipStatistic;
import org.earmark.analysis.statistics.Interval;
import org.earmark.analysis.statistics.SampleSummary;
import org.earmark.core.audit.ScoreEvidence;
import org.earmark.core.metrics.Metric;

/** Measures metrics on the scores of one model. */
final class ScoreMeasurer {
    private static final int MOST_NAMED = 5;

    private ScoreMeasurer() {}

    static MetricMeasurer.Outcome measure(Measured.Scores evidence, Metric metric, OptionalInt expected) {
        ScoreEvidence scores = evidence.scores();
        ClipStatistic statistic = ResampledMetric.of(metric, scores.scores(), scores.targets());
        double value = statistic.value();
        ClipScore overClips = Double.isNaN(value)
                ? ClipScore.none("the metric is not a number on these clips")
                : MetricMeasurer.intervals(metric.name()).ofModel(metric.name(), statistic);
        int clips = scores.clips().size();
        int known = scores.withoutScores().size() + scores.undefined().size();
        int missing = Math.max(known, expected.orElse(clips) - clips);
        List<String> notes = new ArrayList<>();
        named("annotated, but without scores", scores.withoutScores(), notes);
        named("left out because a score is not a number", scores.undefined(), notes);
        MetricMeasurer.surplus(expected, clips, notes);
        return MetricMeasurer.Outcome.of(new Measurement(
                evidence.published(),
                SampleSummary.of(List.of(value)),
                1,
                overClips,
                Optional.of(ClassesOfMetric.count(metric.name(), scores.targets())),
                MetricMeasurer.census(
                        expected, clips, missing, reach(metric, value, scores, missing), overClips, notes),
                Double.NaN,
                evidence.provenance()));
    }

    /** Bounds exist for shares of clips and for mAP. */
    private static Optional<Interval> reach(Metric metric, double value, ScoreEvidence scores, int missing) {
        if (missing == 0 || Double.isNaN(value)) {
            return Optional.empty();
        }
        if (ClipMetric.isProportion(metric.name())) {
            return Optional.of(TaggingReach.shares(
                    List.of(new TaggingReach.Part(value, scores.clips().size())), missing, MetricMeasurer.LEVEL));
        }
        return metric.name().equals("mAP")
                ? Optional.of(TaggingReach.meanAveragePrecision(
                        scores.scores(), scores.targets(), missing, MetricMeasurer.LEVEL))
                : Optional.empty();
    }

    private static void named(String what, List<String> ids, List<String> notes) {
        if (!ids.isEmpty()) {
            String shown = String.join(", ", ids.subList(0, Math.min(MOST_NAMED, ids.size())));
            notes.add(ids.size() + " clips " + what + ": " + shown + (ids.size() > MOST_NAMED ? ", …" : ""));
        }
    }
}
