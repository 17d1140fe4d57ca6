package org.earmark.plugins.schedules.cosine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.earmark.spi.error.Problems;
import org.earmark.spi.schedule.Progress;
import org.junit.jupiter.api.Test;

/** Runs of 4 epochs of 10 steps; the tolerance is some roundings of double precision. */
class CosineTest {
    private static final CosineOptions PLAIN = new CosineOptions(0, Optional.empty(), 0);

    @Test
    void startsAtTheBaseRate() {
        assertThat(multiplier(PLAIN, 0)).isEqualTo(1);
    }

    @Test
    void halfWayIsHalfTheRate() {
        assertThat(multiplier(PLAIN, 20)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void aThirdOfTheCurveIsThreeQuartersOfTheRate() {
        assertThat(multiplier(new CosineOptions(1, Optional.empty(), 0), 20)).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void endsAtTheFloorAndStaysThere() {
        CosineOptions options = new CosineOptions(0, Optional.empty(), 0.1);
        assertThat(multiplier(options, 40)).isCloseTo(0.1, within(1e-12));
        assertThat(multiplier(options, 60)).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void fallsAtEveryStepWithoutWarmup() {
        for (int step = 1; step < 40; step++) {
            assertThat(multiplier(PLAIN, step)).isLessThan(multiplier(PLAIN, step - 1));
        }
    }

    @Test
    void warmupInEpochsRisesEvenly() {
        CosineOptions options = new CosineOptions(1, Optional.empty(), 0);
        assertThat(multiplier(options, 0)).isCloseTo(0.1, within(1e-12));
        assertThat(multiplier(options, 4)).isCloseTo(0.5, within(1e-12));
        assertThat(multiplier(options, 10)).isEqualTo(1);
    }

    @Test
    void warmupStepsCountInsteadOfEpochs() {
        assertThat(multiplier(new CosineOptions(3, Optional.of(4L), 0), 1)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void warmupLongerThanTheRunOnlyRises() {
        CosineOptions options = new CosineOptions(8, Optional.empty(), 0);
        assertThat(multiplier(options, 39)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        Problems problems = new Problems();
        new CosineOptions(-1, Optional.of(-1L), 2).validate(problems);
        assertThat(problems.all()).extracting("path").containsExactly("warmupEpochs", "warmupSteps", "floor");
    }

    private static double multiplier(CosineOptions options, long step) {
        return new CosineFactory().create(options).multiplier(new Progress(step, 10, 4));
    }
}
