package org.earmark.plugins.engines.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Against the normal distribution's integral by Simpson's rule in double precision. */
class GeluTest {
    private static final int COUNT = 2001;
    private static final float[] ARGUMENTS = arguments();

    private static float[] arguments() {
        float[] x = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            x[i] = (i - COUNT / 2) / 100f;
        }
        return x;
    }

    @Test
    void valuesAreExactToRounding() {
        float[] y = new float[COUNT];
        Gelu.apply(ARGUMENTS, y, COUNT);
        for (int i = 0; i < COUNT; i++) {
            double x = ARGUMENTS[i];
            // 2e-7 of the cumulative distribution, multiplied by x, and the rounding of the result
            assertThat((double) y[i]).isCloseTo(x * cumulative(x), within(4e-7 * Math.max(1, Math.abs(x))));
        }
    }

    @Test
    void slopesAreExactToRounding() {
        float[] ones = new float[COUNT];
        Arrays.fill(ones, 1);
        float[] d = new float[COUNT];
        Gelu.gradient(ARGUMENTS, ones, d, COUNT);
        for (int i = 0; i < COUNT; i++) {
            double x = ARGUMENTS[i];
            assertThat((double) d[i]).isCloseTo(cumulative(x) + x * density(x), within(5e-7));
        }
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    private static double cumulative(double x) {
        int pieces = 2000;
        double step = x / pieces;
        double sum = density(0) + density(x);
        for (int i = 1; i < pieces; i++) {
            sum += (i % 2 == 1 ? 4 : 2) * density(i * step);
        }
        return 0.5 + sum * step / 3;
    }
}
