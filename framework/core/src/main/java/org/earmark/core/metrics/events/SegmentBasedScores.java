package org.earmark.core.metrics.events;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.earmark.spi.error.DataException;

/**
 * Segment-based scores (Mesaros et al. 2016, section 3.1; as {@code sed_eval} computes them): time is cut into segments
 * of equal length, and a class is on in a segment when an event of it touches the segment.
 */
public final class SegmentBasedScores {
    private SegmentBasedScores() {}

    /**
     * @param segmentLength in seconds, positive; 1 is usual
     * @param wholeFiles whether a file is judged over its whole duration; otherwise up to its last offset
     * @throws DataException when a detection is of a file or a class that was never annotated
     */
    public static DetectionScores of(
            GroundTruth truth, List<LabelledEvent> detections, double segmentLength, boolean wholeFiles) {
        if (!(segmentLength > 0)) {
            throw new IllegalArgumentException("segment length of " + segmentLength + " s");
        }
        DetectionScores.requireKnown(truth, detections);
        Map<String, List<LabelledEvent>> detected = GroundTruth.byFile(detections);
        TreeSet<String> files = new TreeSet<>(truth.durations().keySet());
        truth.events().forEach(event -> files.add(event.file()));
        SegmentTally tally = new SegmentTally(truth.classes());
        for (String file : files) {
            tally.add(truth, file, detected.getOrDefault(file, List.of()), segmentLength, wholeFiles);
        }
        return tally.scores();
    }

    /** The same of one file alone, whose detections are given. */
    static DetectionScores ofFile(
            GroundTruth truth, String file, List<LabelledEvent> detections, double segmentLength, boolean wholeFiles) {
        SegmentTally tally = new SegmentTally(truth.classes());
        tally.add(truth, file, detections, segmentLength, wholeFiles);
        return tally.scores();
    }

    private static double lastOffset(List<LabelledEvent> events) {
        return events.stream().mapToDouble(LabelledEvent::offset).max().orElse(0);
    }

    /** (segments, classes) */
    private static boolean[][] activity(
            List<LabelledEvent> events, List<String> classes, int segments, double segmentLength) {
        boolean[][] active = new boolean[segments][classes.size()];
        for (LabelledEvent event : events) {
            int first = Math.max(0, (int) Math.floor(event.onset() / segmentLength));
            int end = Math.min(segments, (int) Math.ceil(event.offset() / segmentLength));
            for (int segment = first; segment < end; segment++) {
                active[segment][classes.indexOf(event.label())] = true;
            }
        }
        return active;
    }

    private static final class SegmentTally {
        private final Map<String, DetectionCounts> byClass = new LinkedHashMap<>();
        private DetectionCounts overall = DetectionCounts.NONE;

        SegmentTally(List<String> classes) {
            classes.forEach(label -> byClass.put(label, DetectionCounts.NONE));
        }

        void add(
                GroundTruth truth,
                String file,
                List<LabelledEvent> detections,
                double segmentLength,
                boolean wholeFiles) {
            List<LabelledEvent> truths = truth.in(file);
            double end = Math.max(lastOffset(truths), lastOffset(detections));
            double length = wholeFiles ? truth.durations().getOrDefault(file, end) : end;
            int segments = (int) Math.ceil(length / segmentLength);
            add(
                    activity(truths, truth.classes(), segments, segmentLength),
                    activity(detections, truth.classes(), segments, segmentLength));
        }

        private void add(boolean[][] truth, boolean[][] detected) {
            for (int segment = 0; segment < truth.length; segment++) {
                addSegment(truth[segment], detected[segment]);
            }
        }

        private void addSegment(boolean[] truth, boolean[] detected) {
            long reference = 0;
            long system = 0;
            long both = 0;
            int label = 0;
            for (Map.Entry<String, DetectionCounts> entry : byClass.entrySet()) {
                DetectionCounts one = one(truth[label], detected[label]);
                entry.setValue(entry.getValue().plus(one));
                reference += one.reference();
                system += one.system();
                both += one.truePositives();
                label++;
            }
            overall = overall.plus(new DetectionCounts(
                    reference,
                    system,
                    both,
                    truth.length - reference - system + both,
                    Math.min(reference, system) - both,
                    Math.max(0, reference - system),
                    Math.max(0, system - reference)));
        }

        private static DetectionCounts one(boolean truth, boolean detected) {
            return new DetectionCounts(
                    truth ? 1 : 0,
                    detected ? 1 : 0,
                    truth && detected ? 1 : 0,
                    truth || detected ? 0 : 1,
                    0,
                    truth && !detected ? 1 : 0,
                    detected && !truth ? 1 : 0);
        }

        DetectionScores scores() {
            return new DetectionScores(overall, byClass);
        }
    }
}
