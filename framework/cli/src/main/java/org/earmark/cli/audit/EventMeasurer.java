package org.earmark.cli.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.earmark.analysis.audit.AveragedClasses;
import org.earmark.analysis.audit.EventReach;
import org.earmark.analysis.audit.Measurement;
import org.earmark.analysis.clips.ClipScore;
import org.earmark.analysis.statistics.EventFScore;
import org.earmark.analysis.statistics.Interval;
import org.earmark.analysis.statistics.SampleSummary;
import org.earmark.core.audit.ClaimMetrics;
import org.earmark.core.metrics.events.FileCounts;
import org.earmark.spi.error.Problems;

/** Measures F-scores on tables of events. */
final class EventMeasurer {
    private final Measured.Events evidence;
    private final String metric;

    /** @param metric one that tables of events are enough for */
    EventMeasurer(Measured.Events evidence, String metric) {
        this.evidence = evidence;
        this.metric = metric;
    }

    /** @param rows of the files that count, in their order */
    static EventFScore score(FileCounts counts, int[] rows, String metric) {
        int classes = counts.classes().size();
        int[][] events = new int[rows.length][];
        int[][] hits = new int[rows.length][];
        int[][] considered = new int[rows.length][classes];
        for (int i = 0; i < rows.length; i++) {
            events[i] = counts.groundTruths()[rows[i]];
            hits[i] = counts.truePositives()[rows[i]];
            for (int label = 0; label < classes; label++) {
                considered[i][label] = events[i][label] + hits[i][label] + counts.falsePositives()[rows[i]][label];
            }
        }
        return EventFScore.of(
                events,
                hits,
                considered,
                metric.equals(ClaimMetrics.INTERSECTION_F1)
                        ? EventFScore.Classes.WITH_EVENTS
                        : EventFScore.Classes.WITH_HITS);
    }

    MetricMeasurer.Outcome measure(Optional<String> label, OptionalInt expected) {
        FileCounts counts = evidence.counts();
        int[] all = IntStream.range(0, counts.files().size()).toArray();
        EventFScore score = score(counts, all, metric);
        if (label.isPresent()) {
            int index = counts.classes().indexOf(label.get());
            if (index < 0) {
                return MetricMeasurer.Outcome.none(noSuchClass(label.get(), counts.classes()));
            }
            score = score.ofClass(index);
        }
        return MetricMeasurer.Outcome.of(measurement(score, expected));
    }

    private Measurement measurement(EventFScore score, OptionalInt expected) {
        double value = score.value();
        boolean defined = !Double.isNaN(value);
        int clips = evidence.counts().files().size();
        int missing = Math.max(0, expected.orElse(clips) - clips);
        List<String> notes = notes(clips);
        MetricMeasurer.surplus(expected, clips, notes);
        ClipScore overClips = defined
                ? MetricMeasurer.intervals(metric).ofModel(metric, score)
                : ClipScore.none("the metric is not a number on these clips");
        Optional<Interval> reach = missing == 0 || !defined
                ? Optional.empty()
                : Optional.of(EventReach.of(score, missing, MetricMeasurer.LEVEL));
        return new Measurement(
                evidence.published(),
                SampleSummary.of(List.of(value)),
                1,
                overClips,
                Optional.of(new AveragedClasses(score.classes(), score.tallies().size())),
                MetricMeasurer.census(expected, clips, missing, reach, overClips, notes),
                Double.NaN,
                evidence.provenance());
    }

    private List<String> notes(int clips) {
        FileCounts counts = evidence.counts();
        List<String> notes = new ArrayList<>();
        notes.add(counts.filesWithoutDetections() + " of " + clips + " clips have no detection");
        if (!counts.ignoredFiles().isEmpty()) {
            notes.add(counts.ignoredFiles().size() + " files with detections are not annotated and count for nothing");
        }
        if (!counts.ignoredLabels().isEmpty()) {
            notes.add("detected classes that are not annotated: " + String.join(", ", counts.ignoredLabels()));
        }
        return notes;
    }

    private static String noSuchClass(String label, List<String> classes) {
        return "The truth has no class " + label + "; it has " + String.join(", ", classes)
                + Problems.nearest(label, classes)
                        .map(name -> "; did you mean " + name + "?")
                        .orElse(".");
    }
}
