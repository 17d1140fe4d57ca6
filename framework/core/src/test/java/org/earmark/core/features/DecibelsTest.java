package org.earmark.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DecibelsTest {
    @Test
    void agreesWithTheLibraryLogarithmOverTheWholeRange() {
        double worst = 0;
        for (int bits = Float.floatToIntBits(1.0001e-10f); bits < Float.floatToIntBits(1e12f); bits += 997) {
            float power = Float.intBitsToFloat(bits);
            worst = Math.max(worst, Math.abs(Decibels.of(power) - 10 * Math.log10(power)));
        }
        // half a unit in the last place of a float32 between 64 and 128 is 3.8e-6
        assertThat(worst).isLessThan(5e-6);
    }

    @Test
    void whatIsAtOrBelowTheFloorIsExactlyTheFloor() {
        assertThat(new float[] {Decibels.of(0f), Decibels.of(Float.MIN_VALUE), Decibels.of(1e-10f), Decibels.of(-1f)})
                .containsOnly(-100f);
    }

    @Test
    void unityIsZeroDecibels() {
        assertThat(Decibels.of(1f)).isCloseTo(0f, within(1e-6f));
    }

    @Test
    void notANumberStaysVisible() {
        assertThat(Decibels.of(Float.NaN)).isNaN();
    }

    @Test
    void infinityStaysVisible() {
        assertThat(Decibels.of(Float.POSITIVE_INFINITY)).isInfinite();
    }
}
