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

    /** At strict levels: the effect that power 0.8 asks for, by adaptive quadrature in SciPy 1.17.1. */
    @ParameterizedTest
    @CsvSource({"2, 60, 692.28127", "3, 4, 6.54605", "3, 60, 25.37144", "5, 12, 3.30872", "8, 60, 2.42711"})
    void agreesWithAnotherQuadratureAtStrictLevels(int pairs, int tests, double effect) {
        assertThat(Power.minimumDetectableEffect(1, pairs, 0.05 / tests, 0.8)).isCloseTo(effect, within(2e-5 * effect));
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
