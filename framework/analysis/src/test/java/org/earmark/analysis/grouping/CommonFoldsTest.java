package org.earmark.analysis.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.earmark.analysis.fixture.Outcome;
import org.earmark.analysis.fixture.PlannedCell;
import org.earmark.analysis.fixture.StoreFixture;
import org.earmark.analysis.store.StoreReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommonFoldsTest {
    @TempDir
    Path output;

    @Test
    void aFoldThatOneSideWasNotPlannedOnDoesNotCount() {
        fixture().exclude(Map.of("schedule", "cosine", "fold", "1")).write(CommonFoldsTest::byFold);

        CommonFolds folds = folds();

        assertThat(folds.folds()).containsExactly("2", "3");
        assertThat(folds.leftOut()).containsExactly("1");
        assertThat(folds.bySeed(group(0), "accuracy").get("0")).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void aFoldThatOneSeedWasNotPlannedOnDoesNotCountForTheOthersEither() {
        fixture().exclude(Map.of("seed", "1", "fold", "3")).write(CommonFoldsTest::byFold);

        CommonFolds folds = folds();

        assertThat(folds.leftOut()).containsExactly("3");
        assertThat(folds.bySeed(group(1), "accuracy")).containsOnlyKeys("0", "1");
        assertThat(folds.bySeed(group(1), "accuracy").get("0")).isCloseTo(0.15, within(1e-12));
    }

    @Test
    void aSeedOfOneSideAloneTakesNoFoldAway() {
        fixture()
                .exclude(Map.of("schedule", "cosine", "seed", "1"))
                .exclude(Map.of("schedule", "constant", "seed", "1", "fold", "2"))
                .write(CommonFoldsTest::byFold);

        assertThat(folds().seeds()).containsExactly("0");
        assertThat(folds().leftOut()).isEmpty();
    }

    @Test
    void aFailedCellTakesItsSeedAndNoFold() {
        fixture()
                .write(cell -> cell.title().equals("schedule=cosine, fold=2, seed=1")
                        ? Outcome.failed("engine", "stopped")
                        : byFold(cell));

        assertThat(folds().leftOut()).isEmpty();
        assertThat(folds().bySeed(group(1), "accuracy")).containsOnlyKeys("0");
    }

    @Test
    void seedsWithoutACommonFoldHaveNone() {
        fixture()
                .exclude(Map.of("seed", "0", "fold", "1"))
                .exclude(Map.of("seed", "0", "fold", "2"))
                .exclude(Map.of("seed", "1", "fold", "3"))
                .write(CommonFoldsTest::byFold);

        assertThat(folds().folds()).isEmpty();
        assertThat(folds().leftOut()).containsExactly("1", "2", "3");
        assertThat(folds().bySeed(group(0), "accuracy")).isEmpty();
    }

    @Test
    void withoutAnAxisOfFoldsAllCellsCount() {
        new StoreFixture(output, "folds")
                .axis("schedule", "constant", "cosine")
                .axis("seed", "0", "1")
                .write(cell -> cell.title().equals("schedule=cosine, seed=1")
                        ? Outcome.pending()
                        : Outcome.done(Map.of("accuracy", 0.5)));

        assertThat(folds().leftOut()).isEmpty();
        assertThat(folds().bySeed(group(0), "accuracy")).containsOnlyKeys("0", "1");
        assertThat(folds().bySeed(group(1), "accuracy")).containsOnlyKeys("0");
    }

    private StoreFixture fixture() {
        return new StoreFixture(output, "folds")
                .axis("schedule", "constant", "cosine")
                .axis("fold", "1", "2", "3")
                .axis("seed", "0", "1");
    }

    private static Outcome byFold(PlannedCell cell) {
        return Outcome.done(Map.of("accuracy", 0.1 * Integer.parseInt(cell.axis("fold", "0"))));
    }

    private CommonFolds folds() {
        return CommonFolds.of(groups());
    }

    private CellGroup group(int index) {
        return groups().get(index);
    }

    private List<CellGroup> groups() {
        return Grouping.by(
                new StoreReader(output, attempt -> true).read("folds").cells(), Grouping.ALL_BUT_SEED_AND_FOLD);
    }
}
