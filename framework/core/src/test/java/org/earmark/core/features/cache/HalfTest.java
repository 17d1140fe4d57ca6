package org.earmark.core.features.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfTest {
    @Test
    void everyHalfSurvivesTheWayThroughFloat32() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = Half.toFloat((short) bits);
            if (Float.isNaN(value)) {
                assertThat(Half.toFloat(Half.fromFloat(value))).isNaN();
            } else {
                assertThat(Half.fromFloat(value)).isEqualTo((short) bits);
            }
        }
    }

    /** Values from IEEE 754: steps are 2^-10 above 1 and 2^-24 near 0; the largest half is 65504. */
    @ParameterizedTest
    @CsvSource({
        "1.00048828125, 1", // a tie between two halves goes to the even one
        "1.00146484375, 1.001953125",
        "1.0005, 1.0009765625",
        "65519, 65504",
        "65520, Infinity",
        "-70000, -Infinity",
        "2.9e-8, 0",
        "3.1e-8, 5.9604644775390625e-8",
        "-100, -100"
    })
    void roundsToTheNearestHalf(float value, float half) {
        assertThat(Half.toFloat(Half.fromFloat(value))).isEqualTo(half);
    }
}
