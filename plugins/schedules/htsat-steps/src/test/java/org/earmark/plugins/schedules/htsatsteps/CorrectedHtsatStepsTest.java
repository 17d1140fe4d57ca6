package org.earmark.plugins.schedules.htsatsteps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.earmark.spi.error.Problems;
import org.earmark.spi.schedule.LearningRateSchedule;
import org.earmark.spi.schedule.Progress;
import org.junit.jupiter.api.Test;

class CorrectedHtsatStepsTest {
    private final LearningRateSchedule corrected =
            new CorrectedHtsatStepsFactory().create(new CorrectedHtsatStepsFactory().defaults());

    @Test
    void untilTheLastBoundaryItIsTheOriginal() {
        LearningRateSchedule original = new HtsatStepsFactory().create(new HtsatStepsFactory().defaults());
        for (int epoch = 0; epoch <= 30; epoch++) {
            assertThat(multiplier(corrected, epoch)).as("epoch %d", epoch).isEqualTo(multiplier(original, epoch));
        }
    }

    @Test
    void afterTheLastBoundaryTheRateFalls() {
        assertThat(multiplier(corrected, 31)).isCloseTo(0.02 * 0.98, within(1e-15));
        for (int epoch = 31; epoch < 200; epoch++) {
            assertThat(multiplier(corrected, epoch)).isLessThanOrEqualTo(multiplier(corrected, epoch - 1));
        }
        assertThat(multiplier(corrected, 199)).isEqualTo(0.003);
    }

    @Test
    void aFloorAboveTheFirstRateIsAProblem() {
        Problems problems = new Problems();
        new CorrectedHtsatStepsOptions(List.of(0.02, 0.05, 0.1), List.of(10, 20), 0.03).validate(problems);
        assertThat(problems.all()).extracting("path").containsExactly("epochs", "floor");
    }

    private static double multiplier(LearningRateSchedule schedule, int epoch) {
        return schedule.multiplier(new Progress(epoch, 1, 100));
    }
}
