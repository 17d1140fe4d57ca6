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

    /** From the published mean −1.58 and s = 1.229995 with t₀.₉₇₅(9) = 2.262157: 1.58 ± 2.262157 · 1.229995 · √(1/10 + 1/m). */
    @Test
    void predictionAllowsForTheSpreadOfWhatIsPredicted() {
        double[] sleep = {-1.2, -2.4, -1.3, -1.3, 0, -1.0, -1.8, -0.8, -4.6, -1.4};
        SampleSummary summary = SampleSummary.of(sleep, 0.95);

        assertThat(summary.prediction(1).orElseThrow().high()).isCloseTo(-1.58 + 2.918250, within(2e-6));
        assertThat(summary.prediction(1).orElseThrow().low()).isCloseTo(-1.58 - 2.918250, within(2e-6));
        assertThat(summary.prediction(3).orElseThrow().high()).isCloseTo(-1.58 + 1.831627, within(2e-6));
        // 1.959964 · 1.229995 / √3
        assertThat(summary.narrowestPrediction(3)).isCloseTo(1.391845, within(2e-6));
    }

    @Test
    void equalValuesHaveNoInterval() {
        SampleSummary summary = SampleSummary.of(List.of(0.795, 0.795));

        assertThat(summary.interval()).isEmpty();
        assertThat(summary.prediction(1)).isEmpty();
        assertThat(summary.withoutSpread()).isTrue();
    }

    /** 0.1 + 0.7 and 0.8 are not the same number in binary. */
    @Test
    void roundingIsNoSpread() {
        assertThat(SampleSummary.of(List.of(0.1 + 0.7, 0.8)).withoutSpread()).isTrue();
        assertThat(SampleSummary.of(List.of(0.5)).withoutSpread()).isFalse();
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
