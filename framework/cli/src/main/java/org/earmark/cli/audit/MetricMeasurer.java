package org.earmark.cli.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.earmark.analysis.audit.Census;
import org.earmark.analysis.audit.EventF1;
import org.earmark.analysis.audit.Measurement;
import org.earmark.analysis.audit.TaggingReach;
import org.earmark.analysis.clips.ClipScore;
import org.earmark.analysis.statistics.Bootstrap;
import org.earmark.analysis.statistics.ClipStatistic;
import org.earmark.analysis.statistics.Interval;
import org.earmark.analysis.statistics.SampleSummary;
import org.earmark.core.audit.ClaimMetrics;
import org.earmark.core.audit.ScoreEvidence;
import org.earmark.core.metrics.Metric;
import org.earmark.core.metrics.MetricSet;
import org.earmark.core.metrics.events.FileCounts;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.Problems;
import org.earmark.spi.random.RandomSource;

/** Measures one metric on one source of evidence. */
final class MetricMeasurer {
    static final double LEVEL = 0.95;
    /** Metrics without a fast form cost a whole evaluation per resample. */
    private static final int FEW_RESAMPLES = 1_000;

    private static final int RESAMPLES = 10_000;
    private static final String NO_INTERVAL = "there are no predictions, or no spread to judge by";

    private MetricMeasurer() {}

    /** A measurement, or why there is none. */
    record Outcome(Optional<Measurement> measurement, String reason) {
        static Outcome none(String reason) {
            return new Outcome(Optional.empty(), reason);
        }

        static Outcome of(Measurement measurement) {
            return new Outcome(Optional.of(measurement), "");
        }
    }

    /** @param expected clips of the protocol */
    static Outcome measure(Measured evidence, String metric, Optional<String> label, OptionalInt expected) {
        boolean ofEvents = metric.equals(ClaimMetrics.INTERSECTION_F1);
        try {
            if (evidence instanceof Measured.Absent absent) {
                return Outcome.none(absent.reason());
            }
            if (ofEvents != evidence instanceof Measured.Events) {
                return Outcome.none("The evidence holds "
                        + (ofEvents ? "no events, which " : "events, not the scores of clips that ") + metric
                        + " is measured on.");
            }
            if (evidence instanceof Measured.Events events) {
                return events(events, label, expected);
            }
            Metric definition = MetricSet.tagging().metric(metric);
            return evidence instanceof Measured.Cells cells
                    ? CellMeasurer.measure(cells, definition, expected)
                    : scores((Measured.Scores) evidence, definition, expected);
        } catch (EarmarkException | IllegalArgumentException e) {
            return Outcome.none("The metric cannot be computed on this evidence: " + e.getMessage());
        }
    }

    static EventF1 eventScore(FileCounts counts) {
        return EventF1.macro(counts.groundTruths(), counts.truePositives(), counts.falsePositives());
    }

    private static Outcome events(Measured.Events events, Optional<String> label, OptionalInt expected) {
        FileCounts counts = events.counts();
        EventF1 score = eventScore(counts);
        if (label.isPresent()) {
            int index = counts.classes().indexOf(label.get());
            if (index < 0) {
                return Outcome.none("The truth has no class " + label.get() + "; it has "
                        + String.join(", ", counts.classes())
                        + Problems.nearest(label.get(), counts.classes())
                                .map(name -> "; did you mean " + name + "?")
                                .orElse("."));
            }
            score = score.ofClass(index);
        }
        double value = score.value();
        Optional<Interval> interval = Double.isNaN(value) ? Optional.empty() : interval(score, RESAMPLES);
        int clips = counts.files().size();
        int missing = Math.max(0, expected.orElse(clips) - clips);
        List<String> notes = new ArrayList<>();
        notes.add(counts.filesWithoutDetections() + " of " + clips + " clips have no detection");
        if (!counts.ignoredFiles().isEmpty()) {
            notes.add(counts.ignoredFiles().size() + " files with detections are not annotated and count for nothing");
        }
        if (!counts.ignoredLabels().isEmpty()) {
            notes.add("detected classes that are not annotated: " + String.join(", ", counts.ignoredLabels()));
        }
        surplus(expected, clips, notes);
        Optional<Interval> reach =
                missing == 0 || Double.isNaN(value) ? Optional.empty() : Optional.of(score.reach(missing, LEVEL));
        return Outcome.of(new Measurement(
                events.published(),
                SampleSummary.of(List.of(value)),
                1,
                overClips(clips, interval),
                Optional.empty(),
                census(expected, clips, missing, reach, interval, notes),
                Double.NaN,
                events.provenance()));
    }

    private static Outcome scores(Measured.Scores evidence, Metric metric, OptionalInt expected) {
        ScoreEvidence scores = evidence.scores();
        ClipStatistic statistic = ResampledMetric.of(metric, scores.scores(), scores.targets());
        double value = statistic.value();
        Optional<Interval> interval = Double.isNaN(value) ? Optional.empty() : interval(statistic);
        int clips = scores.clips().size();
        int known = scores.withoutScores().size() + scores.undefined().size();
        int missing = Math.max(known, expected.orElse(clips) - clips);
        List<String> notes = new ArrayList<>();
        named("annotated, but without scores", scores.withoutScores(), notes);
        named("left out because a score is not a number", scores.undefined(), notes);
        surplus(expected, clips, notes);
        return Outcome.of(new Measurement(
                evidence.published(),
                SampleSummary.of(List.of(value)),
                1,
                overClips(clips, interval),
                Optional.empty(),
                census(expected, clips, missing, reach(metric, value, List.of(scores), missing), interval, notes),
                Double.NaN,
                evidence.provenance()));
    }

    /** Bounds exist for accuracy and mAP; where models differ in clips the widest counts. */
    static Optional<Interval> reach(Metric metric, double value, List<ScoreEvidence> models, int missing) {
        if (missing == 0 || models.isEmpty() || Double.isNaN(value)) {
            return Optional.empty();
        }
        ScoreEvidence first = models.get(0);
        return switch (metric.name()) {
            case "accuracy" ->
                Optional.of(TaggingReach.accuracy(value, first.clips().size(), missing, LEVEL));
            case "mAP" ->
                Optional.of(TaggingReach.meanAveragePrecision(first.scores(), first.targets(), missing, LEVEL));
            default -> Optional.empty();
        };
    }

    static Census census(
            OptionalInt expected,
            int clips,
            int missing,
            Optional<Interval> reach,
            Optional<Interval> overClips,
            List<String> notes) {
        // The part of a finite set that is not seen varies as much less as it is smaller (Cochran 1977, section 2.6).
        double atRandom = missing == 0
                ? Double.NaN
                : overClips
                        .map(interval -> (interval.high() - interval.low())
                                / 2
                                * Math.sqrt(missing / (double) (missing + clips)))
                        .orElse(Double.NaN);
        return new Census(expected, clips, missing, reach, atRandom, notes);
    }

    static ClipScore overClips(int clips, Optional<Interval> interval) {
        return interval.isPresent() ? new ClipScore(clips, interval, "") : ClipScore.none(NO_INTERVAL);
    }

    static Optional<Interval> interval(ClipStatistic statistic) {
        return interval(statistic, statistic instanceof ResampledMetric ? FEW_RESAMPLES : RESAMPLES);
    }

    static Optional<Interval> interval(ClipStatistic statistic, int resamples) {
        return bootstrap(resamples).biasCorrectedAccelerated(statistic);
    }

    static Bootstrap bootstrap(int resamples) {
        return new Bootstrap(resamples, LEVEL, new RandomSource(0));
    }

    static Bootstrap bootstrap() {
        return bootstrap(RESAMPLES);
    }

    static void surplus(OptionalInt expected, int clips, List<String> notes) {
        if (expected.isPresent() && clips > expected.getAsInt()) {
            notes.add((clips - expected.getAsInt()) + " clips more than the protocol says");
        }
    }

    private static void named(String what, List<String> ids, List<String> notes) {
        if (!ids.isEmpty()) {
            String shown = String.join(", ", ids.subList(0, Math.min(5, ids.size())));
            notes.add(ids.size() + " clips " + what + ": " + shown + (ids.size() > 5 ? ", …" : ""));
        }
    }

    /** The value of a metric that a cell stored; NaN when it did not. */
    static double stored(Map<String, Double> metrics, String name) {
        return metrics.getOrDefault(name, Double.NaN);
    }
}
