package org.earmark.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GridAlgebraTest {
    private static final String HEAD =
            """
            earmark: 1
            name: rain
            version: 1
            question: Which?
            metrics: [accuracy]
            base:
              dataset: drops
              model: net
              fold: 1
            """;

    @TempDir
    private Path folder;

    @Test
    void withoutAGridThereIsOneCell() {
        assertThat(titles("")).containsExactly("net on drops");
    }

    @Test
    void multipliesAxes() {
        assertThat(titles("grid: {schedule: [constant, cosine], seed: [1, 2]}"))
                .containsExactly(
                        "schedule=constant, seed=1",
                        "schedule=constant, seed=2",
                        "schedule=cosine, seed=1",
                        "schedule=cosine, seed=2");
    }

    @Test
    void zippedAxesMoveTogetherAndMultiplyWithTheRest() {
        assertThat(titles("grid: {seed: [1, 2], zip: [{model.size: [tiny, extra-large], training.batchSize: [8, 4]}]}"))
                .containsExactly(
                        "seed=1, model.size=tiny, training.batchSize=8",
                        "seed=1, model.size=extra-large, training.batchSize=4",
                        "seed=2, model.size=tiny, training.batchSize=8",
                        "seed=2, model.size=extra-large, training.batchSize=4");
    }

    @Test
    void conditionalAxesExistWhereTheConditionHolds() {
        assertThat(
                        titles(
                                """
                        grid:
                          schedule: [constant, cosine]
                          seed: [1]
                          when:
                            - if: {schedule: cosine}
                              axes: {schedule.warmup: [1, 2]}
                        """))
                .containsExactly(
                        "schedule=constant, seed=1, schedule.warmup=0",
                        "schedule=cosine, seed=1, schedule.warmup=1",
                        "schedule=cosine, seed=1, schedule.warmup=2");
    }

    @Test
    void exclusionsRemoveWhatMatchesAllTheirPaths() {
        assertThat(
                        titles(
                                """
                        grid:
                          schedule: [constant, cosine]
                          seed: [1, 2, 3]
                          exclude:
                            - {schedule: cosine, seed: [2, 3]}
                        """))
                .containsExactly(
                        "schedule=constant, seed=1",
                        "schedule=constant, seed=2",
                        "schedule=constant, seed=3",
                        "schedule=cosine, seed=1");
    }

    @Test
    void inclusionsAddProductsThatExclusionsDoNotTouch() {
        assertThat(
                        titles(
                                """
                        grid:
                          schedule: [constant, cosine]
                          seed: [1, 2]
                          exclude:
                            - {schedule: cosine}
                          include:
                            - {schedule: cosine, seed: [2, 3]}
                        """))
                .containsExactly(
                        "schedule=constant, seed=1",
                        "schedule=constant, seed=2",
                        "schedule=cosine, seed=2",
                        "schedule=cosine, seed=3");
    }

    @Test
    void anAxisMayRefineAnotherWhateverTheirOrder() {
        assertThat(titles("grid: {schedule.warmup: [1], schedule: [constant, cosine]}"))
                .containsExactly("schedule.warmup=1, schedule=constant", "schedule.warmup=1, schedule=cosine");
    }

    @Test
    void foldsAreExpandedBeforeExclusions() {
        assertThat(titles("grid: {seed: [1, 2], fold: all, exclude: [{fold: 2, seed: 1}]}"))
                .containsExactly("seed=1, fold=1", "seed=2, fold=1", "seed=2, fold=2");
    }

    @Test
    void allFoldsOfASetWithoutFoldsAreRefused() {
        String experiment =
                HEAD.replace("drops", "tags").replace("fold: 1", "fold: all").replace("accuracy", "mAP");

        assertThat(new PlanningFixture(folder).problems(experiment))
                .contains("base.fold = all: data set tags has one fixed partition; remove fold");
    }

    @Test
    void aConditionThatNeverHoldsIsRefused() {
        String grid =
                """
                grid:
                  schedule: [constant, cosine]
                  seed: [1]
                  when:
                    - if: {schedule: cosine}
                      axes: {schedule.warmup: [1]}
                    - if: {schedule.warmup: 1, schedule: constant}
                      axes: {model.size: [tiny]}
                """;

        assertThat(new PlanningFixture(folder).problems(HEAD + grid))
                .containsExactly("grid.when[1].if: holds for no point of the grid");
    }

    @Test
    void aGridThatIsFarTooLargeIsRefused() {
        String many = "[1" + ", 1".repeat(99) + "]";
        String grid = "grid: {seed: " + many + ", model.dropout: " + many + ", training.epochs: " + many + "}";

        assertThat(new PlanningFixture(folder).problems(HEAD + grid))
                .contains("grid: has more than 100000 points; remove axes or values");
    }

    @Test
    void includedFilesAreTheBase() {
        PlanningFixture.write(
                folder.resolve("common.yaml"),
                """
                earmark: 1
                metrics: [mAP]
                base: {dataset: drops, model: {name: net, size: extra-large, dropout: 0.5}, fold: 2}
                grid: {seed: [1, 2]}
                """);
        Plan plan = new PlanningFixture(folder)
                .plan(
                        """
                        earmark: 1
                        include: [common.yaml]
                        name: rain
                        version: 1
                        question: Which?
                        base: {model: {dropout: 0.25}}
                        """);

        assertThat(plan.experiment().metrics()).containsExactly("mAP");
        assertThat(plan.cells()).extracting(Cell::title).containsExactly("seed=1", "seed=2");
        assertThat(plan.cells().get(0).spec().model().options().toString())
                .isEqualTo("ModelOptions[size=EXTRA_LARGE, dropout=0.25]");
    }

    @Test
    void theTextOfAnExperimentWithIncludesIsCompleteAndReadsBackAsTheSamePlan() {
        PlanningFixture.write(folder.resolve("common.yaml"), HEAD);
        PlanningFixture fixture = new PlanningFixture(folder);
        Plan plan = fixture.plan("include: common.yaml\nname: rain\nversion: 1\n", "training.epochs=1e1");

        assertThat(fixture.plan(plan.experiment().text()).cells()).isEqualTo(plan.cells());
    }

    @Test
    void aFileThatIncludesItselfIsRefused() {
        assertThat(new PlanningFixture(folder).problems(HEAD + "include: experiment.yaml\n"))
                .containsExactly("include = experiment.yaml: includes itself");
    }

    private List<String> titles(String grid) {
        return new PlanningFixture(folder).titles(HEAD + grid);
    }
}
