package org.earmark.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.analysis.export.Point;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final double TOLERANCE = 1e-4;
    private static final float[] LOGITS = {2, 1, 0, 3};

    @Test
    void equalRunsAreIdentical() {
        RunDifference difference = Comparison.of(run("a", 1, 0.5), run("b", 1, 0.5), TOLERANCE);

        assertThat(difference.outcome()).isEqualTo(Likeness.IDENTICAL);
        assertThat(difference.losses().firstDifferent()).isEmpty();
        assertThat(difference.configuration()).isEmpty();
    }

    @Test
    void otherBitsWithinTheToleranceAreRounding() {
        RunDifference difference = Comparison.of(run("a", 1, 0.5), run("b", 1, 0.5 + 1e-6), TOLERANCE);

        assertThat(difference.outcome()).isEqualTo(Likeness.WITHIN_ROUNDING);
        assertThat(difference.losses().firstDifferent()).hasValue(2);
        assertThat(difference.losses().firstBeyond()).isEmpty();
    }

    @Test
    void theFirstStepBeyondTheToleranceIsNamed() {
        RunDifference difference = Comparison.of(run("a", 1, 0.5), run("b", 1.01, 0.6), TOLERANCE);

        assertThat(difference.outcome()).isEqualTo(Likeness.DIFFERS);
        assertThat(difference.losses().firstBeyond()).hasValue(1);
    }

    @Test
    void lossesThatAreNotNumbersAreEqualToEachOtherAlone() {
        assertThat(Comparison.of(run("a", 1, Double.NaN), run("b", 1, Double.NaN), TOLERANCE)
                        .outcome())
                .isEqualTo(Likeness.IDENTICAL);
        assertThat(Comparison.of(run("a", 1, Double.NaN), run("b", 1, 0.5), TOLERANCE)
                        .outcome())
                .isEqualTo(Likeness.DIFFERS);
    }

    @Test
    void clipsAreJoinedById() {
        RunRecord swapped = record("b", List.of(1.0), Optional.of(new float[] {0, 3, 2, 1}), List.of("y", "x"));
        RunDifference difference =
                Comparison.of(record("a", List.of(1.0), Optional.of(LOGITS), List.of("x", "y")), swapped, TOLERANCE);

        assertThat(difference.predictions().largest()).isZero();
        assertThat(difference.predictions().clips()).isEqualTo(2);
        assertThat(difference.predictions().likeness()).isEqualTo(Likeness.IDENTICAL);
    }

    @Test
    void otherDecisionsAreCounted() {
        RunRecord other = record("b", List.of(1.0), Optional.of(new float[] {1, 2, 0, 3}), List.of("x", "y"));
        RunDifference difference =
                Comparison.of(record("a", List.of(1.0), Optional.of(LOGITS), List.of("x", "y")), other, TOLERANCE);

        assertThat(difference.predictions().otherDecisions()).isEqualTo(1);
        assertThat(difference.outcome()).isEqualTo(Likeness.DIFFERS);
    }

    @Test
    void missingPredictionsAreSaid() {
        RunDifference difference = Comparison.of(
                record("a", List.of(1.0), Optional.empty(), List.of()),
                record("b", List.of(1.0), Optional.of(LOGITS), List.of("x", "y")),
                TOLERANCE);

        assertThat(difference.predictions().likeness()).isEqualTo(Likeness.NOT_COMPARABLE);
        assertThat(difference.outcome()).isEqualTo(Likeness.IDENTICAL);
        assertThat(difference.notes()).contains("Predictions are not compared: a has none.");
    }

    @Test
    void provenanceIsSortedByWhatItTellsOf() {
        RunDifference difference = Comparison.of(
                with(Map.of("earmarkGit.commit", "1", "libraries.torch", "2.9", "machine.cpu", "x", "threads", "2")),
                with(Map.of("earmarkGit.commit", "2", "libraries.torch", "2.10", "machine.cpu", "y", "threads", "2")),
                TOLERANCE);

        assertThat(difference.provenance())
                .containsOnlyKeys(RunDifference.Area.CODE, RunDifference.Area.LIBRARIES, RunDifference.Area.MACHINE);
        assertThat(difference.provenance().get(RunDifference.Area.LIBRARIES))
                .containsExactly(new RunDifference.Change("libraries.torch", "2.9", "2.10"));
    }

    private static RunRecord run(String name, double... losses) {
        List<Double> list = new ArrayList<>();
        for (double loss : losses) {
            list.add(loss);
        }
        return record(name, list, Optional.of(LOGITS), List.of("x", "y"));
    }

    private static RunRecord with(Map<String, String> provenance) {
        return new RunRecord(
                "r", "done", Map.of(), provenance, Map.of(), List.of(), Optional.empty(), List.of(), List.of());
    }

    private static RunRecord record(String name, List<Double> losses, Optional<float[]> logits, List<String> clips) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < losses.size(); i++) {
            points.add(new Point("step", "train", "loss", 1, i + 1, Optional.empty(), losses.get(i)));
        }
        return new RunRecord(
                name,
                "done",
                Map.of("seed", "1"),
                Map.of(),
                Map.of("accuracy", 1.0),
                points,
                logits.map(values -> new FloatArray(values, 2, 2)),
                clips,
                List.of());
    }
}
