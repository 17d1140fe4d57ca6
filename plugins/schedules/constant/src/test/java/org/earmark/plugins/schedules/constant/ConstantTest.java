package org.earmark.plugins.schedules.constant;

import static org.assertj.core.api.Assertions.assertThat;

import org.earmark.spi.error.Problems;
import org.earmark.spi.schedule.Progress;
import org.junit.jupiter.api.Test;

class ConstantTest {
    @Test
    void everyStepHasTheSameRate() {
        assertThat(new ConstantFactory().create(new ConstantOptions(0.3)).multiplier(new Progress(7, 2, 5)))
                .isEqualTo(0.3);
    }

    @Test
    void baseRateIsTheDefault() {
        ConstantFactory factory = new ConstantFactory();
        assertThat(factory.create(factory.defaults()).multiplier(new Progress(0, 2, 5)))
                .isEqualTo(1);
    }

    @Test
    void negativeMultiplierIsAProblem() {
        Problems problems = new Problems();
        new ConstantOptions(-0.1).validate(problems);
        assertThat(problems.all()).singleElement().extracting("path").isEqualTo("multiplier");
    }
}
