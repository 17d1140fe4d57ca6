package org.earmark.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionsTest {

    /** Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void wilsonAgreesWithNewcombe(int successes, int trials, double low, double high) {
        Interval interval = Proportions.wilson(successes, trials, 0.95);

        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void mcNemarCountsTheTailOfAFairCoin() {
        // 2 (1 + 11 + 55) of 2¹¹ outcomes.
        assertThat(Proportions.mcNemar(2, 9).pValue()).isCloseTo(134 / 2048.0, within(1e-12));
    }

    @Test
    void mcNemarIsSymmetric() {
        assertThat(Proportions.mcNemar(9, 2)).isEqualTo(Proportions.mcNemar(2, 9));
    }

    @Test
    void classifiersThatNeverDisagreeAreNotTold() {
        assertThat(Proportions.mcNemar(0, 0).pValue()).isEqualTo(1);
    }
}
