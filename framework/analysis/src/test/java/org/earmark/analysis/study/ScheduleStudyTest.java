package org.earmark.analysis.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import org.earmark.analysis.fixture.Outcome;
import org.earmark.analysis.fixture.StoreFixture;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.grouping.Grouping;
import org.earmark.analysis.store.StoreReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleStudyTest {
    @TempDir
    Path output;

    @Test
    void divergedCellsStayInTheDenominator() {
        fixture().write(cell -> switch (cell.axis("seed", "")) {
            case "0" -> Outcome.diverged("The loss became NaN.");
            case "1" -> Outcome.failed("out-of-memory", "No memory.");
            default -> Outcome.done(Map.of("accuracy", 0.8));
        });

        ScheduleScore score = new ScheduleStudy("accuracy", OptionalDouble.of(0.8)).score(group());

        assertThat(score.diverged()).isEqualTo(1);
        assertThat(score.ended()).isEqualTo(3);
        assertThat(score.divergence().orElseThrow().contains(1 / 3.0)).isTrue();
    }

    @Test
    void countsSamplesToTheTarget() {
        fixture().write(cell -> Outcome.done(Map.of("accuracy", 0.8)));

        ScheduleScore score = new ScheduleStudy("accuracy", OptionalDouble.of(0.8)).score(group());

        assertThat(score.target().orElseThrow()).isCloseTo(0.72, within(1e-12));
        assertThat(score.samplesToTarget()).hasSize(4);
        // Eight steps of 16 clips make an epoch; the made-up curve passes 90 % of its end in the middle of training.
        assertThat(score.medianSamples().orElseThrow()).isBetween(4 * 128.0, 12 * 128.0);
    }

    @Test
    void aTargetThatNoneReachesHasNoMedian() {
        fixture().write(cell -> Outcome.done(Map.of("accuracy", 0.5)));

        ScheduleScore score = new ScheduleStudy("accuracy", OptionalDouble.of(0.9)).score(group());

        assertThat(score.samplesToTarget()).isEmpty();
        assertThat(score.medianSamples()).isEmpty();
        assertThat(score.waited()).isEqualTo(4);
    }

    @Test
    void theAreaLiesBelowTheEndOfARisingCurve() {
        fixture().write(cell -> Outcome.done(Map.of("accuracy", 0.8)));

        ScheduleScore score = new ScheduleStudy("accuracy", OptionalDouble.empty()).score(group());

        assertThat(score.area().n()).isEqualTo(4);
        assertThat(score.area().mean()).isBetween(0.5, 0.8);
    }

    @Test
    void aSeedWithAMissingFoldHasNoArea() {
        fixture()
                .axis("fold", "1", "2")
                .write(cell -> cell.title().equals("seed=1, fold=2")
                        ? Outcome.diverged("The loss became NaN.")
                        : Outcome.done(Map.of("accuracy", cell.axis("fold", "").equals("1") ? 0.9 : 0.5)));

        ScheduleScore score = new ScheduleStudy("accuracy", OptionalDouble.empty()).score(group());

        assertThat(score.area().n()).isEqualTo(3);
        assertThat(score.incompleteSeeds()).containsExactly("1");
        // The curves of seeds differ by little; that of the easy fold alone would lie far above the others.
        assertThat(score.area().standardDeviation()).isLessThan(0.01);
    }

    @Test
    void evenGradientsHaveNoSpikes() {
        fixture().write(cell -> Outcome.done(Map.of("accuracy", 0.8)));

        assertThat(new ScheduleStudy("accuracy", OptionalDouble.empty())
                        .score(group())
                        .spikesPerThousand())
                .hasValue(0);
    }

    private StoreFixture fixture() {
        return new StoreFixture(output, "study").axis("seed", "0", "1", "2", "3");
    }

    private CellGroup group() {
        return Grouping.by(
                        new StoreReader(output, attempt -> true).read("study").cells(), Grouping.ALL_BUT_SEED_AND_FOLD)
                .get(0);
    }
}
