package org.earmark.core.metrics.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What F-scores of events count, clip by clip and class by class: F = 2 · hits / considered. Summed over the clips they
 * are those of the whole set; kept apart they are what a bootstrap over clips draws from.
 */
public final class ClipEventCounts {
    private final GroundTruth truth;
    private final List<LabelledEvent> detections;
    private final List<Row> rows = new ArrayList<>();

    private ClipEventCounts(GroundTruth truth, List<LabelledEvent> detections) {
        this.truth = truth;
        this.detections = detections;
    }

    /**
     * @param metric name, for example {@code event-F1}
     * @param hits detections that are right, or true events or segments that were found
     * @param considered true ones and detected ones together, at least 1
     */
    public record Row(String metric, String file, String label, long hits, long considered) {}

    /** The counts of event-F1, segment-F1 and intersection-F1; clips and classes that count nothing are left out. */
    static List<Row> of(GroundTruth truth, List<LabelledEvent> detections, double segmentLength) {
        ClipEventCounts counts = new ClipEventCounts(truth, detections);
        counts.addEventsAndSegments(segmentLength);
        counts.addIntersections();
        return List.copyOf(counts.rows);
    }

    private void addEventsAndSegments(double segmentLength) {
        Map<String, List<LabelledEvent>> truths = EventBasedScores.inGivenOrder(truth.events());
        Map<String, List<LabelledEvent>> detected = EventBasedScores.inGivenOrder(detections);
        TreeSet<String> files = new TreeSet<>(truth.durations().keySet());
        files.addAll(truths.keySet());
        for (String file : files) {
            List<LabelledEvent> own = truths.getOrDefault(file, List.of());
            List<LabelledEvent> found = detected.getOrDefault(file, List.of());
            for (String label : truth.classes()) {
                add(
                        "event-F1",
                        file,
                        label,
                        EventBasedScores.countClass(
                                EventBasedScores.ofClass(own, label),
                                EventBasedScores.ofClass(found, label),
                                CollarOptions.DCASE));
            }
            DetectionScores segments = SegmentBasedScores.ofFile(truth, file, found, segmentLength, true);
            segments.byClass().forEach((label, count) -> add("segment-F1", file, label, count));
        }
    }

    private void addIntersections() {
        FileCounts counts = FileCounts.of(truth, detections, IntersectionCriteria.DESED);
        for (int file = 0; file < counts.files().size(); file++) {
            for (int label = 0; label < counts.classes().size(); label++) {
                long hits = counts.truePositives()[file][label];
                add(
                        "intersection-F1",
                        counts.files().get(file),
                        counts.classes().get(label),
                        hits,
                        counts.groundTruths()[file][label] + hits + counts.falsePositives()[file][label]);
            }
        }
    }

    private void add(String metric, String file, String label, DetectionCounts counts) {
        add(metric, file, label, counts.truePositives(), counts.reference() + counts.system());
    }

    private void add(String metric, String file, String label, long hits, long considered) {
        if (considered > 0) {
            rows.add(new Row(metric, file, label, hits, considered));
        }
    }
}
