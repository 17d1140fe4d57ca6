package org.earmark.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerTest {

    @Test
    void agreesWithThePublishedPowerOfTheTextbookCase() {
        // G*Power's example: dz = 0.5, 34 pairs, two-sided 5 %: power 0.8077775.
        assertThat(Power.pairedT(0.5, 34, 0.05)).isCloseTo(0.8077775, within(1e-7));
    }

    /** Values of the non-central t distribution by SciPy 1.17.1, eight digits. */
    @ParameterizedTest
    @CsvSource({"2, 0.17570741", "3, 0.47074943", "5, 0.90888487"})
    void agreesWithTheNonCentralTForFewPairs(int pairs, double power) {
        assertThat(Power.pairedT(2, pairs, 0.05)).isCloseTo(power, within(1e-7));
    }

    @Test
    void withoutEffectItsPowerIsItsLevel() {
        assertThat(Power.pairedT(0, 4, 0.05)).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void minimumDetectableEffectInvertsThePower() {
        double effect = Power.minimumDetectableEffect(0.02, 5, 0.05, 0.8);

        assertThat(Power.pairedT(effect / 0.02, 5, 0.05)).isCloseTo(0.8, within(1e-5));
    }
}
