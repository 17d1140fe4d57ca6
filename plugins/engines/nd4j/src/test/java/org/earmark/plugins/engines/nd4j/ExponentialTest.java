package org.earmark.plugins.engines.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExponentialTest {
    private final Exponential exponential = new Exponential(16);

    @Test
    void everyArgumentDownToTheSmallestNormalNumberIsExactToRounding() {
        for (float x = -87; x <= 0; x += 0.0317f) {
            double exact = Math.exp((double) x);
            assertThat((double) exp(x)).isCloseTo(exact, within(3e-7 * exact));
        }
    }

    @Test
    void zeroGivesOneExactly() {
        assertThat(exp(0)).isEqualTo(1);
    }

    @Test
    void whatIsFarBelowVanishesToSinglePrecision() {
        assertThat(exp(-1e4f)).isBetween(0f, 1e-37f);
        assertThat(exp(Float.NEGATIVE_INFINITY)).isBetween(0f, 1e-37f);
    }

    @Test
    void whatIsNoNumberStaysNone() {
        assertThat(exp(Float.NaN)).isNaN();
    }

    @Test
    void onlyTheGivenPlacesAreChanged() {
        float[] x = {5, 1, 3, 7};
        exponential.exp(x, 1, 2, 3);
        assertThat(x[0]).isEqualTo(5);
        assertThat(x[1]).isCloseTo((float) Math.exp(-2), within(1e-7f));
        assertThat(x[2]).isEqualTo(1);
        assertThat(x[3]).isEqualTo(7);
    }

    private float exp(float x) {
        float[] values = {x};
        exponential.exp(values, 0, 1, 0);
        return values[0];
    }
}
