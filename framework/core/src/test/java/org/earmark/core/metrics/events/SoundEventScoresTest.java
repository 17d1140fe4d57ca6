package org.earmark.core.metrics.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SoundEventScoresTest {
    private static final List<String> FILES = List.of("a", "b");
    private static final List<String> CLASSES = List.of("dog", "rain");
    private static final double SECONDS = 10;
    private static final int STEPS = 100;

    private static final GroundTruth TRUTH = new GroundTruth(
            List.of(new LabelledEvent("a", 2, 4, "dog"), new LabelledEvent("b", 5, 9, "rain")),
            Map.of("a", SECONDS, "b", SECONDS));

    @Test
    void scoresThatAreTheTruthAreFullMarks() {
        float[] scores = new float[FILES.size() * STEPS * CLASSES.size()];
        fill(scores, 0, 0, 2, 4, 0.9f);
        fill(scores, 1, 1, 5, 9, 0.9f);
        SoundEventScores found = scores(scores);
        assertThat(found.eventFScore()).isEqualTo(1);
        assertThat(found.segmentFScore()).isEqualTo(1);
        assertThat(found.intersectionFScore()).isEqualTo(1);
        assertThat(found.psds1()).isCloseTo(1, within(1e-12));
        assertThat(found.psds2()).isCloseTo(1, within(1e-12));
    }

    @Test
    void aLateEventOverlapsButMissesTheCollar() {
        float[] scores = new float[FILES.size() * STEPS * CLASSES.size()];
        fill(scores, 0, 0, 2.6, 4.6, 0.9f);
        fill(scores, 1, 1, 5, 9, 0.9f);
        SoundEventScores found = scores(scores);
        assertThat(found.eventFScore()).isEqualTo(0.5);
        assertThat(found.intersectionFScore()).isEqualTo(1);
    }

    @Test
    void countsByClipSumUpToTheScores() {
        float[] scores = new float[FILES.size() * STEPS * CLASSES.size()];
        fill(scores, 0, 0, 2.6, 4.6, 0.9f);
        fill(scores, 0, 1, 7, 8, 0.9f);
        fill(scores, 1, 1, 5, 9, 0.9f);
        SoundEventScores found = scores(scores);

        assertThat(macro(found, "event-F1")).isEqualTo(found.eventFScore());
        assertThat(macro(found, "segment-F1")).isCloseTo(found.segmentFScore(), within(1e-12));
        assertThat(macro(found, "intersection-F1")).isCloseTo(found.intersectionFScore(), within(1e-12));
    }

    private static double macro(SoundEventScores scores, String metric) {
        return CLASSES.stream()
                .mapToDouble(label -> {
                    List<ClipEventCounts.Row> rows = scores.countsByClip().stream()
                            .filter(row ->
                                    row.metric().equals(metric) && row.label().equals(label))
                            .toList();
                    return 2.0
                            * rows.stream().mapToLong(ClipEventCounts.Row::hits).sum()
                            / rows.stream()
                                    .mapToLong(ClipEventCounts.Row::considered)
                                    .sum();
                })
                .average()
                .orElseThrow();
    }

    @Test
    void aClassThatIsNeverDetectedCountsAsZero() {
        float[] scores = new float[FILES.size() * STEPS * CLASSES.size()];
        fill(scores, 1, 1, 5, 9, 0.9f);
        assertThat(scores(scores).intersectionFScore()).isEqualTo(0.5);
        assertThat(scores(scores).intersectionFScoreOfHitClasses()).isEqualTo(1);
    }

    @Test
    void withoutAnyHitThereIsNoMeanOverHitClasses() {
        float[] scores = new float[FILES.size() * STEPS * CLASSES.size()];
        assertThat(scores(scores).intersectionFScore()).isZero();
        assertThat(scores(scores).intersectionFScoreOfHitClasses()).isNaN();
    }

    @Test
    void aFlickerIsNoEventAndAGapOfOneStepDoesNotDivideOne() {
        float[] scores = new float[FILES.size() * STEPS * CLASSES.size()];
        fill(scores, 0, 0, 2, 4, 0.9f);
        scores[at(0, 30, 0)] = 0;
        scores[at(0, 80, 0)] = 0.99f;
        // Half of 0.3 s is one step of 0.1 s: the window has three steps.
        assertThat(new FrameScores(FILES, CLASSES, scores, SECONDS).detect(0.5, CLASSES))
                .containsExactly(new LabelledEvent("a", 2, 4, "dog"));
    }

    @Test
    void detectionsOfClassesWithoutTruthAreLeftOut() {
        GroundTruth dogs =
                new GroundTruth(List.of(new LabelledEvent("a", 2, 4, "dog")), Map.of("a", SECONDS, "b", SECONDS));
        float[] scores = new float[FILES.size() * STEPS * CLASSES.size()];
        fill(scores, 0, 0, 2, 4, 0.9f);
        fill(scores, 1, 1, 5, 9, 0.9f);
        assertThat(new SoundEventScores(dogs, new FrameScores(FILES, CLASSES, scores, SECONDS)).eventFScore())
                .isEqualTo(1);
    }

    @Test
    void withoutTrueEventsNothingIsDefined() {
        GroundTruth nothing = new GroundTruth(List.of(), Map.of("a", SECONDS, "b", SECONDS));
        FrameScores scores = new FrameScores(FILES, CLASSES, new float[400], SECONDS);
        assertThat(new SoundEventScores(nothing, scores).psds1()).isNaN();
        assertThat(new SoundEventScores(nothing, scores).intersectionFScore()).isNaN();
    }

    private static SoundEventScores scores(float... scores) {
        return new SoundEventScores(TRUTH, new FrameScores(FILES, CLASSES, scores, SECONDS));
    }

    private static void fill(float[] scores, int file, int label, double onset, double offset, float value) {
        for (int step = (int) Math.round(onset * 10); step < Math.round(offset * 10); step++) {
            scores[at(file, step, label)] = value;
        }
    }

    private static int at(int file, int step, int label) {
        return (file * STEPS + step) * CLASSES.size() + label;
    }
}
