package org.earmark.plugins.schedules.papersteps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.earmark.spi.error.Problems;
import org.earmark.spi.schedule.LearningRateSchedule;
import org.earmark.spi.schedule.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperStepsTest {
    @ParameterizedTest
    @CsvSource({"0,0.05", "1,0.1", "2,0.2", "9,0.2", "10,0.1", "19,0.1", "20,0.05", "30,0.05", "99,0.05"})
    void ratesAreThoseOfThePaper(int epoch, double expected) {
        PaperStepsFactory factory = new PaperStepsFactory();
        LearningRateSchedule schedule = factory.create(factory.defaults());
        assertThat(schedule.multiplier(new Progress(epoch, 1, 100))).isEqualTo(expected);
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        Problems problems = new Problems();
        new PaperStepsOptions(List.of(0.2, 0.1), 0).validate(problems);
        assertThat(problems.all()).extracting("path").containsExactly("warmUp[1]", "halvingEpochs");
    }
}
