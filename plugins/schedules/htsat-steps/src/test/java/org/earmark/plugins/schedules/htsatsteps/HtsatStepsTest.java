package org.earmark.plugins.schedules.htsatsteps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.earmark.spi.error.Problems;
import org.earmark.spi.schedule.LearningRateSchedule;
import org.earmark.spi.schedule.Progress;
import org.junit.jupiter.api.Test;

class HtsatStepsTest {
    /** Four configurations over 61 epochs; powers may differ by a unit in the last place between C and Java. */
    @Test
    void multipliersAreThoseOfTheOriginal() throws IOException {
        JsonNode cases =
                new ObjectMapper().readTree(HtsatStepsTest.class.getResourceAsStream("/goldens/lr_schedule.json"));
        assertThat(cases).hasSize(4);
        for (JsonNode configuration : cases) {
            LearningRateSchedule schedule = schedule(new HtsatStepsOptions(
                    list(configuration.get("lr_rate")).stream().toList(),
                    list(configuration.get("lr_scheduler_epoch")).stream()
                            .map(Double::intValue)
                            .toList()));
            List<Double> expected = list(configuration.get("multiplier"));
            assertThat(expected).hasSize(61);
            for (int epoch = 0; epoch < expected.size(); epoch++) {
                assertThat(schedule.multiplier(new Progress(epoch, 1, 100)))
                        .as("epoch %d of %s", epoch, configuration.get("lr_rate"))
                        .isCloseTo(expected.get(epoch), Offset.offset(Math.ulp(expected.get(epoch))));
            }
        }
    }

    @Test
    void rateIsTheSameThroughoutAnEpoch() {
        LearningRateSchedule schedule = schedule(new HtsatStepsFactory().defaults());
        assertThat(schedule.multiplier(new Progress(16, 16, 100))).isEqualTo(0.05);
        assertThat(schedule.multiplier(new Progress(31, 16, 100))).isEqualTo(0.05);
    }

    @Test
    void decayRaisesTheRateAfterTheLastBoundary() {
        LearningRateSchedule schedule = schedule(new HtsatStepsFactory().defaults());
        assertThat(schedule.multiplier(new Progress(30, 1, 100))).isEqualTo(0.02);
        assertThat(schedule.multiplier(new Progress(31, 1, 100))).isEqualTo(0.03);
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        Problems problems = new Problems();
        new HtsatStepsOptions(List.of(0.1, -1.0), List.of(10, 5)).validate(problems);
        assertThat(problems.all()).extracting("path").containsExactly("rates", "rates[1]", "epochs[1]");
    }

    private static LearningRateSchedule schedule(HtsatStepsOptions options) {
        return new HtsatStepsFactory().create(options);
    }

    private static List<Double> list(JsonNode array) {
        return new ArrayList<>(StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asDouble)
                .toList());
    }
}
