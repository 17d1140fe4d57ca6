package org.earmark.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleSummaryTest {

    @Test
    void intervalAgreesWithStudentsSleepData() {
        double[] sleep = {-1.2, -2.4, -1.3, -1.3, 0, -1.0, -1.8, -0.8, -4.6, -1.4};

        SampleSummary summary = SampleSummary.of(sleep, 0.95);

        assertThat(summary.mean()).isCloseTo(-1.58, within(1e-12));
        // Published to seven digits: -2.4598858 to -0.7001142.
        assertThat(summary.interval().orElseThrow().low()).isCloseTo(-2.4598858, within(5e-8));
        assertThat(summary.interval().orElseThrow().high()).isCloseTo(-0.7001142, within(5e-8));
    }

    @Test
    void oneValueHasNoSpread() {
        SampleSummary summary = SampleSummary.of(List.of(0.5));

        assertThat(summary.mean()).isEqualTo(0.5);
        assertThat(summary.standardDeviation()).isNaN();
        assertThat(summary.interval()).isEmpty();
    }

    @Test
    void noValueHasNoMean() {
        assertThat(SampleSummary.of(List.of()).mean()).isNaN();
    }
}
