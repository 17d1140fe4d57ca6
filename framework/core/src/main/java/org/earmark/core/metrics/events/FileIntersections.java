package org.earmark.core.metrics.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Judges the detections of one file by how far they and the true events cover each other. */
final class FileIntersections {
    /** What a judgement adds to the counts. */
    interface Tally {
        void truePositive(String label);

        void falsePositive(String label);

        void crossTrigger(String detected, String actual);
    }

    private final List<LabelledEvent> truths;
    private final List<LabelledEvent> detections;
    private final OptionalDouble duration;
    private final IntersectionCriteria criteria;

    FileIntersections(
            List<LabelledEvent> truths,
            List<LabelledEvent> detections,
            OptionalDouble duration,
            IntersectionCriteria criteria) {
        this.truths = truths;
        this.detections = detections;
        this.duration = duration;
        this.criteria = criteria;
    }

    void count(Tally tally) {
        List<LabelledEvent> relevant = new ArrayList<>();
        for (LabelledEvent detection : detections) {
            if (isCovered(detection)) {
                relevant.add(detection);
            } else {
                countWrong(detection, tally);
            }
        }
        for (LabelledEvent truth : truths) {
            if (isDetected(truth, relevant)) {
                tally.truePositive(truth.label());
            }
        }
    }

    /** The detection tolerance criterion; a detection must at least touch one true event of its class. */
    private boolean isCovered(LabelledEvent detection) {
        CompensatedSum covered = new CompensatedSum();
        boolean touches = false;
        for (LabelledEvent truth : truths) {
            if (truth.label().equals(detection.label()) && touch(truth, detection)) {
                touches = true;
                covered.add(intersection(truth, detection) / detection.duration());
            }
        }
        return touches && covered.value() >= criteria.detectionTolerance();
    }

    /** The ground truth intersection criterion. */
    private boolean isDetected(LabelledEvent truth, List<LabelledEvent> relevant) {
        CompensatedSum covered = new CompensatedSum();
        boolean touches = false;
        for (LabelledEvent detection : relevant) {
            if (truth.label().equals(detection.label()) && touch(truth, detection)) {
                touches = true;
                covered.add(intersection(truth, detection) / truth.duration());
            }
        }
        return touches && covered.value() >= criteria.groundTruthTolerance();
    }

    /** A detection without enough ground truth is a false positive, and may be a cross-trigger of other classes too. */
    private void countWrong(LabelledEvent detection, Tally tally) {
        Map<String, CompensatedSum> others = new LinkedHashMap<>();
        for (LabelledEvent truth : truths) {
            if (!truth.label().equals(detection.label()) && touch(truth, detection)) {
                others.computeIfAbsent(truth.label(), label -> new CompensatedSum())
                        .add(intersection(truth, detection) / detection.duration());
            }
        }
        others.forEach((label, covered) -> {
            if (covered.value() >= criteria.crossTriggerTolerance()) {
                tally.crossTrigger(detection.label(), label);
            }
        });
        if (duration.isPresent() && detection.onset() <= duration.getAsDouble() && detection.offset() >= 0) {
            tally.falsePositive(detection.label());
        }
    }

    private static boolean touch(LabelledEvent a, LabelledEvent b) {
        return a.onset() <= b.offset() && b.onset() <= a.offset();
    }

    private static double intersection(LabelledEvent a, LabelledEvent b) {
        return Math.min(a.offset(), b.offset()) - Math.max(a.onset(), b.onset());
    }
}
