package org.earmark.plugins.schedules.linearwarmup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.earmark.spi.error.Problems;
import org.earmark.spi.schedule.LearningRateSchedule;
import org.earmark.spi.schedule.Progress;
import org.junit.jupiter.api.Test;

class LinearWarmupTest {
    @Test
    void firstStepAlreadyLearns() {
        assertThat(multiplier(new LinearWarmupOptions(2, Optional.empty()), 0)).isEqualTo(1.0 / 20);
    }

    @Test
    void rateRisesEvenly() {
        assertThat(multiplier(new LinearWarmupOptions(2, Optional.empty()), 9)).isEqualTo(0.5);
    }

    @Test
    void lastStepOfTheRiseHasTheBaseRate() {
        assertThat(multiplier(new LinearWarmupOptions(2, Optional.empty()), 19)).isEqualTo(1);
    }

    @Test
    void rateStaysAfterwards() {
        assertThat(multiplier(new LinearWarmupOptions(2, Optional.empty()), 49)).isEqualTo(1);
    }

    @Test
    void fractionOfAnEpochCounts() {
        assertThat(multiplier(new LinearWarmupOptions(0.5, Optional.empty()), 0))
                .isEqualTo(0.2);
    }

    @Test
    void stepsCountInsteadOfEpochs() {
        assertThat(multiplier(new LinearWarmupOptions(2, Optional.of(4L)), 1)).isEqualTo(0.5);
    }

    @Test
    void noWarmupIsTheBaseRate() {
        assertThat(multiplier(new LinearWarmupOptions(0, Optional.empty()), 0)).isEqualTo(1);
    }

    @Test
    void negativeLengthsAreProblems() {
        Problems problems = new Problems();
        new LinearWarmupOptions(-1, Optional.of(-2L)).validate(problems);
        assertThat(problems.all()).extracting("path").containsExactly("epochs", "steps");
    }

    private static double multiplier(LinearWarmupOptions options, long step) {
        LearningRateSchedule schedule = new LinearWarmupFactory().create(options);
        return schedule.multiplier(new Progress(step, 10, 5));
    }
}
