package org.earmark.core.metrics.events;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The usual figures of sound event detection, of scores over time. Single operating points are at 0.5; PSDS sweeps fifty
 * thresholds as the DCASE challenges do. All are macro averages over the classes that have true events, NaN when there
 * are none.
 */
public final class SoundEventScores {
    private static final double THRESHOLD = 0.5;
    private static final int OPERATING_POINTS = 50;
    private static final double SEGMENT_SECONDS = 1;

    private final GroundTruth truth;
    private final FrameScores scores;

    /** @param truth of the same files as the scores */
    public SoundEventScores(GroundTruth truth, FrameScores scores) {
        this.truth = truth;
        this.scores = scores;
    }

    /** Onset within 200 ms, offset within 200 ms or 20 % of the length (DCASE). */
    public double eventFScore() {
        return truth.classes().isEmpty()
                ? Double.NaN
                : EventBasedScores.of(truth, detections(), CollarOptions.DCASE).macroFScore();
    }

    /** In segments of one second. */
    public double segmentFScore() {
        return truth.classes().isEmpty()
                ? Double.NaN
                : SegmentBasedScores.of(truth, detections(), SEGMENT_SECONDS, true)
                        .macroFScore();
    }

    /** Half of each detection and half of each true event covered (DESED's evaluation); a class without any hit counts 0. */
    public double intersectionFScore() {
        return intersections().macroFScoreOfAll(1);
    }

    /** The same over the classes that have a hit, as {@code psds_eval} averages; NaN when none has. */
    public double intersectionFScoreOfHitClasses() {
        return intersections().macroFScore(1);
    }

    private IntersectionCounts intersections() {
        return IntersectionCounts.of(truth, detections(), IntersectionCriteria.DESED);
    }

    /** DCASE 2021 task 4, scenario 1: fast reaction; tolerances 0.7, no cross-triggers, α_ST 1. */
    public double psds1() {
        return psds(IntersectionCriteria.PSDS1, 0);
    }

    /** DCASE 2021 task 4, scenario 2: no confusion of classes; tolerances 0.1, cross-triggers 0.3 at half weight, α_ST 1. */
    public double psds2() {
        return psds(IntersectionCriteria.PSDS2, 0.5);
    }

    private double psds(IntersectionCriteria criteria, double crossTriggerWeight) {
        if (truth.classes().isEmpty()) {
            return Double.NaN;
        }
        List<IntersectionCounts> points = IntStream.range(0, OPERATING_POINTS)
                .mapToObj(i -> (i + 0.5) / OPERATING_POINTS)
                .map(threshold -> IntersectionCounts.of(truth, detections(threshold), criteria))
                .toList();
        return Psds.of(points, new PsdsOptions(crossTriggerWeight, 1, OptionalDouble.of(100), false))
                .value();
    }

    /** What the figures at one operating point count. */
    public List<LabelledEvent> detections() {
        return detections(THRESHOLD);
    }

    /** What the F-scores count, clip by clip. */
    public List<ClipEventCounts.Row> countsByClip() {
        return ClipEventCounts.of(truth, detections(), SEGMENT_SECONDS);
    }

    private List<LabelledEvent> detections(double threshold) {
        return scores.detect(threshold, truth.classes());
    }
}
