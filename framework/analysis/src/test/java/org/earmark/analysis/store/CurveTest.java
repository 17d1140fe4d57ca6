package org.earmark.analysis.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CurveTest {

    @Test
    void keepsTheCornersOfStepsExactly() {
        Curve curve = through(1000, step -> step < 100 ? 0.1 : step < 600 ? 1.0 : 0.5);

        assertThat(curve.steps()).containsExactly(0L, 99L, 100L, 599L, 600L, 999L);
    }

    @Test
    void aConstantIsTwoPoints() {
        assertThat(through(50_000, step -> 0.001).size()).isEqualTo(2);
    }

    @Test
    void aLongSmoothCurveStaysWithinItsTolerance() {
        int count = 100_000;
        Curve curve = through(count, step -> 1 + Math.cos(Math.PI * step / count));

        assertThat(curve.size()).isBetween(20, 200);
        for (int i = 1; i < curve.size(); i++) {
            double middle = (curve.steps().get(i - 1) + curve.steps().get(i)) / 2.0;
            double line = (curve.values().get(i - 1) + curve.values().get(i)) / 2;
            // 0.05 % of the range of 2.
            assertThat(line).isCloseTo(1 + Math.cos(Math.PI * middle / count), within(0.0011));
        }
    }

    @Test
    void nothingGivesAnEmptyCurve() {
        assertThat(through(0, step -> 1).size()).isZero();
    }

    private static Curve through(int count, java.util.function.IntToDoubleFunction value) {
        return Curve.through(
                LongStream.range(0, count).toArray(),
                IntStream.range(0, count).mapToDouble(value).toArray(),
                count);
    }
}
