package org.earmark.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.earmark.core.plan.PlanningFixture.VALID;
import static org.earmark.core.plan.PlanningFixture.replaced;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.earmark.core.config.Experiment;
import org.earmark.core.config.ExperimentReader;
import org.earmark.core.plugin.FakeFactories.ModelOptions;
import org.earmark.core.plugin.FakeFactories.NoOptions;
import org.earmark.core.plugin.FakeFactories.ScheduleOptions;
import org.earmark.core.plugin.FakeFactories.Size;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.error.Problems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
    @TempDir
    private Path folder;

    private PlanningFixture fixture;

    @BeforeEach
    void setUp() {
        fixture = new PlanningFixture(folder);
    }

    @Test
    void aCellPerPointInTheOrderOfTheFile() {
        assertThat(fixture.titles(VALID))
                .hasSize(12)
                .startsWith(
                        "schedule=htsat-steps, seed=1, fold=1",
                        "schedule=htsat-steps, seed=1, fold=2",
                        "schedule=htsat-steps, seed=2, fold=1")
                .endsWith("schedule=constant(warmup=2), seed=2, fold=2");
    }

    @Test
    void fillsInDefaults() {
        CellSpec spec = fixture.plan(VALID).cells().get(0).spec();

        assertThat(spec.loss()).isEqualTo(new PluginChoice("clip_ce", "1", new NoOptions()));
        assertThat(spec.mixup().name()).isEqualTo("none");
        assertThat(spec.engine().name()).isEqualTo("torch");
        assertThat(spec.audio()).isEqualTo(new ClipLayout(16000, 1, ClipLayout.Fill.ZERO));
        assertThat(spec.frontEnd().sampleRate()).isEqualTo(16000);
        assertThat(spec.model().options()).isEqualTo(new ModelOptions(Size.EXTRA_LARGE, 0.1));
        assertThat(spec.optimizer().learningRate()).isEqualTo(1e-4);
        assertThat(spec.optimizer().weightDecay()).isEqualTo(0.05);
        assertThat(spec.training().batchSize()).isEqualTo(32);
    }

    @Test
    void theLossFollowsTheLabels() {
        String tags = replaced("{name: drops, clips: 20}", "tags")
                .replace("fold: all", "seed: 0")
                .replace("accuracy, ", "");

        assertThat(fixture.plan(tags).cells().get(0).spec().loss().name()).isEqualTo("clip_bce");
    }

    @Test
    void axesAndBaselineAreLabels() {
        Plan plan = fixture.plan(VALID);

        assertThat(plan.axes())
                .containsEntry("schedule", List.of("htsat-steps", "cosine", "constant(warmup=2)"))
                .containsEntry("fold", List.of("1", "2"));
        assertThat(plan.baseline()).isEqualTo(Map.of("schedule", "htsat-steps"));
        assertThat(plan.cells().get(0).axes()).containsEntry("seed", "1");
    }

    @Test
    void idsDependOnTheEffectiveConfigurationAlone() {
        String spelledOut = replaced("learningRate: 1e-4", "learningRate: 0.0001, beta1: 0.9")
                .replace("  training", "  engine: {name: torch}\n  training")
                .replace("name: rain", "name: other");

        assertThat(ids(fixture.plan(spelledOut))).isEqualTo(ids(fixture.plan(VALID)));
    }

    @Test
    void aValueThatChangesNothingIsADeadAxis() {
        Plan plan =
                fixture.plan(VALID.replace("  seed", "  training: [{epochs: 3}, {epochs: 3, batchSize: 32}]\n  seed"));

        assertThat(plan.cells()).hasSize(12);
        assertThat(plan.duplicates()).hasSize(12);
        assertThat(plan.deadAxes())
                .containsExactly(new Plan.DeadAxis("training", List.of("{epochs=3}", "{epochs=3, batchSize=32}"), 12));
    }

    @Test
    void aPointGivenTwiceIsMergedAndNoDeadAxis() {
        Plan plan = fixture.plan(replaced("seed: [1, 2]", "seed: [1, 1]"));

        assertThat(plan.cells()).hasSize(6);
        assertThat(plan.duplicates().get(0).titles())
                .containsExactly("schedule=htsat-steps, seed=1, fold=1", "schedule=htsat-steps, seed=1, fold=1");
        assertThat(plan.deadAxes()).isEmpty();
    }

    @Test
    void aPointWithoutAnAxisShowsTheEffectiveValueThere() {
        String included = VALID.replace(
                "  seed: [1, 2]\n", "  optimizer.beta1: [0.9, 0.8]\n  include:\n    - {model.size: tiny}\n");

        assertThat(fixture.titles(included))
                .contains("schedule=constant, optimizer.beta1=0.9, model.size=tiny, fold=1")
                .contains("schedule=cosine, optimizer.beta1=0.8, model.size=extra-large, fold=2");
    }

    @Test
    void valuesOfTheCommandLineReplaceBaseAndAxes() {
        Plan plan = fixture.plan(VALID, "training.epochs=7", "seed=5", "schedule=cosine", "fold=2");

        assertThat(plan.cells()).hasSize(1);
        CellSpec spec = plan.cells().get(0).spec();
        assertThat(spec.training().epochs()).isEqualTo(7);
        assertThat(spec.seed()).isEqualTo(5);
        assertThat(spec.fold()).contains("2");
        assertThat(spec.schedule().options()).isEqualTo(new ScheduleOptions(0));
    }

    @Test
    void validatesWhatItCanWithoutTheFolder() {
        Problems problems = new Problems();
        Path file = folder.resolve("experiment.yaml");
        PlanningFixture.write(file, VALID);
        Experiment experiment = ExperimentReader.read(file, List.of(), problems);

        assertThat(PlanningFixture.planner().validate(experiment, Map.of(), problems))
                .containsExactly("drops");
    }

    @Test
    void theFolderThatIsNeededIsNamed() {
        assertThat(fixture.problems(VALID, Map.of()))
                .containsExactly("base.dataset = drops: needs its folder: add --data drops=DIR");
    }

    @Test
    void aFolderWithoutTheDataSetIsAProblem() {
        assertThat(fixture.problems(VALID, Map.of("drops", Path.of("/nowhere"))))
                .containsExactly("base.dataset = drops: There is no data set in /nowhere.");
    }

    @Test
    void aFolderOfAnUnknownDataSetIsAProblem() {
        assertThat(fixture.problems(VALID, Map.of("drops", Path.of("/data/here"), "drop", Path.of("/x"))))
                .containsExactly("--data = drop: is no data set; there are drops, tags (did you mean drops?)");
    }

    @Test
    void tenThousandCellsOpenTheDataSetOnce() {
        Plan plan = fixture.plan(VALID.replace("[1, 2]", "[" + numbers(1666) + "]"));

        assertThat(plan.cells()).hasSize(9996);
        assertThat(plan.cells().stream().map(Cell::id).distinct()).hasSize(9996);
    }

    private static String numbers(int count) {
        StringBuilder text = new StringBuilder("0");
        for (int i = 1; i < count; i++) {
            text.append(", ").append(i);
        }
        return text.toString();
    }

    private static List<String> ids(Plan plan) {
        return plan.cells().stream().map(Cell::id).toList();
    }
}
