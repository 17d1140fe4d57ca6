package org.earmark.analysis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.earmark.analysis.fixture.Outcome;
import org.earmark.analysis.fixture.PlannedCell;
import org.earmark.analysis.fixture.StoreFixture;
import org.earmark.analysis.store.StoreReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineComparisonTest {
    @TempDir
    Path output;

    @Test
    void pairsCellsThatDifferInTheirEngineAlone() {
        fixture().write(cell -> Outcome.done(Map.of("accuracy", 0.8)));

        EnginePair pair = only();

        assertThat(pair.reference()).isEqualTo("torch");
        assertThat(pair.engine()).isEqualTo("nd4j");
        assertThat(pair.cells()).isEqualTo(2);
        assertThat(pair.losses().steps()).isEqualTo(96);
        assertThat(pair.losses().isAboveRounding()).isFalse();
        assertThat(pair.speed().trainClipsPerSecond()).isPositive();
    }

    @Test
    void flagsLossesThatPartAtOnce() throws IOException {
        StoreFixture fixture = fixture();
        fixture.write(cell -> Outcome.done(Map.of("accuracy", 0.8)));
        PlannedCell other = fixture.cells().get(2);
        Path events = fixture.folder(other, 1).resolve("events.jsonl");
        Files.writeString(events, Files.readString(events).replaceFirst("(\"step\":2,\"loss\":)[0-9.]+", "$19.5"));

        assertThat(only().losses().isAboveRounding()).isTrue();
        assertThat(only().losses().firstAbove()).isEqualTo(2);
    }

    @Test
    void otherExperimentsHaveNoComparison() {
        new StoreFixture(output, "engines")
                .axis("schedule", "constant", "cosine")
                .axis("seed", "0", "1")
                .write(cell -> Outcome.done(Map.of("accuracy", 0.8)));

        assertThat(comparisons()).isEmpty();
    }

    @Test
    void aSeedThatLacksAFoldHasNoDifference() {
        fixture()
                .axis("fold", "1", "2")
                .write(cell -> cell.title().equals("engine=nd4j, seed=1, fold=2")
                        ? Outcome.failed("bug", "stopped")
                        : Outcome.done(Map.of("accuracy", cell.axis("fold", "").equals("1") ? 0.9 : 0.5)));

        EngineDifference accuracy = only().metrics().get(0);

        assertThat(accuracy.decision().differences()).containsOnlyKeys("0");
        assertThat(accuracy.incompleteSeeds()).containsExactly("1");
    }

    @Test
    void aFoldThatOneEngineWasNotPlannedOnDoesNotCount() {
        fixture()
                .axis("fold", "1", "2")
                .exclude(Map.of("engine", "nd4j", "fold", "1"))
                .write(cell ->
                        Outcome.done(Map.of("accuracy", cell.axis("fold", "").equals("1") ? 0.9 : 0.5)));

        EngineDifference accuracy = only().metrics().get(0);

        assertThat(accuracy.decision().summary().mean()).isZero();
        assertThat(accuracy.incompleteSeeds()).isEmpty();
    }

    @Test
    void verdictsAreCorrectedOverMetricsAndEngines() {
        new StoreFixture(output, "engines")
                .axis("engine", "torch", "nd4j", "other")
                .axis("seed", "0", "1", "2")
                .write(cell -> {
                    double value = cell.axis("engine", "").equals("torch") ? 0.5 : 0.5 + 0.01 * seed(cell);
                    return Outcome.done(Map.of("accuracy", value + 0.02 * seed(cell), "mAP", value));
                });

        List<EngineDifference> differences = EngineComparison.of(
                        new StoreReader(output, attempt -> true).read("engines").cells(), List.of("accuracy", "mAP"), 1)
                .stream()
                .flatMap(pair -> pair.metrics().stream())
                .toList();

        assertThat(differences).hasSize(4).allSatisfy(difference -> assertThat(
                        difference.decision().adjustedP().getAsDouble())
                .isCloseTo(Math.min(1, 4 * difference.decision().pValue().getAsDouble()), within(1e-9)));
    }

    private static int seed(PlannedCell cell) {
        return Integer.parseInt(cell.axis("seed", "0"));
    }

    private StoreFixture fixture() {
        return new StoreFixture(output, "engines")
                .axis("engine", "torch", "nd4j")
                .axis("seed", "0", "1");
    }

    private EnginePair only() {
        assertThat(comparisons()).hasSize(1);
        return comparisons().get(0);
    }

    private List<EnginePair> comparisons() {
        return EngineComparison.of(
                new StoreReader(output, attempt -> true).read("engines").cells(), List.of("accuracy"), 1);
    }
}
