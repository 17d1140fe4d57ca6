package org.earmark.analysis.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.earmark.analysis.fixture.Outcome;
import org.earmark.analysis.fixture.StoreFixture;
import org.earmark.analysis.store.StoreReader;
import org.earmark.analysis.store.StoredCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupScoreTest {
    @TempDir
    Path output;

    @Test
    void poolsNothingButSeedsByDefault() {
        StoreFixture fixture = new StoreFixture(output, "folds")
                .axis("schedule", "constant", "cosine")
                .axis("fold", "1", "2")
                .axis("seed", "0", "1", "2");
        fixture.write(cell -> Outcome.done(Map.of("accuracy", 0.5)));

        List<CellGroup> groups = Grouping.by(cells(), Grouping.ALL_BUT_SEED);

        assertThat(groups).hasSize(4).allSatisfy(group -> assertThat(group.cells())
                .hasSize(3));
        assertThat(groups.get(1).label()).isEqualTo("schedule=constant, fold=2");
    }

    @Test
    void aSeedsValueIsItsMeanOverFolds() {
        writeFolds();

        GroupScore score = GroupScore.of(pooled(), "accuracy");

        assertThat(score.bySeed().get("0")).isCloseTo(0.6, within(1e-12));
        assertThat(score.bySeed().get("1")).isCloseTo(0.7, within(1e-12));
        assertThat(score.overSeeds().n()).isEqualTo(2);
    }

    @Test
    void foldsHaveASpreadOfTheirOwn() {
        writeFolds();

        GroupScore score = GroupScore.of(pooled(), "accuracy");

        assertThat(score.byFold().get("1")).isCloseTo(0.55, within(1e-12));
        assertThat(score.byFold().get("2")).isCloseTo(0.75, within(1e-12));
        assertThat(score.overFolds().n()).isEqualTo(2);
    }

    @Test
    void aSeedWithAMissingFoldIsLeftOutAndNamed() {
        StoreFixture fixture =
                new StoreFixture(output, "folds").axis("fold", "1", "2").axis("seed", "0", "1");
        fixture.write(cell -> cell.title().equals("fold=2, seed=1")
                ? Outcome.failed("engine", "stopped")
                : Outcome.done(Map.of("accuracy", 0.5)));

        GroupScore score = GroupScore.of(pooled(), "accuracy");

        assertThat(score.bySeed()).containsOnlyKeys("0");
        assertThat(score.incompleteSeeds()).containsExactly("1");
    }

    @Test
    void theOneSeedOfAGridWithoutThatAxisIsIncompleteWhileAFoldIsOutstanding() {
        StoreFixture fixture = new StoreFixture(output, "folds").axis("fold", "1", "2");
        fixture.write(
                cell -> cell.title().equals("fold=2") ? Outcome.pending() : Outcome.done(Map.of("accuracy", 0.5)));

        GroupScore score = GroupScore.of(pooled(), "accuracy");

        assertThat(score.bySeed()).isEmpty();
        assertThat(score.incompleteSeeds()).containsExactly("0");
    }

    @Test
    void seedsAreOrderedByNumber() {
        StoreFixture fixture = new StoreFixture(output, "folds").axis("seed", "10", "9", "2");
        fixture.write(cell -> Outcome.done(Map.of("accuracy", 0.5)));

        assertThat(GroupScore.of(pooled(), "accuracy").bySeed().keySet()).containsExactly("2", "9", "10");
    }

    private void writeFolds() {
        StoreFixture fixture =
                new StoreFixture(output, "folds").axis("fold", "1", "2").axis("seed", "0", "1");
        Map<String, Double> accuracies =
                Map.of("fold=1, seed=0", 0.5, "fold=2, seed=0", 0.7, "fold=1, seed=1", 0.6, "fold=2, seed=1", 0.8);
        fixture.write(cell -> Outcome.done(Map.of("accuracy", accuracies.get(cell.title()))));
    }

    private CellGroup pooled() {
        return Grouping.by(cells(), Grouping.ALL_BUT_SEED_AND_FOLD).get(0);
    }

    private List<StoredCell> cells() {
        return new StoreReader(output, attempt -> true).read("folds").cells();
    }
}
