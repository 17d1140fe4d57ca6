package org.earmark.plugins.models.htsat;

import static org.assertj.core.api.Assertions.assertThat;

import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeResizeTest {
    @Test
    void halfwayBetweenFramesTheCubicKernelIsHandComputed() {
        // A = -0.75: outer(1.5) = -0.09375, inner(0.5) = 0.59375
        FloatArray weights = TimeResize.weights(4, 7);

        assertThat(column(weights, 3)).containsExactly(-0.09375f, 0.59375f, 0.59375f, -0.09375f);
    }

    @Test
    void beyondTheEdgesTheFirstAndLastFramesAreRepeated() {
        FloatArray weights = TimeResize.weights(4, 7);

        assertThat(column(weights, 1)).containsExactly(0.5f, 0.59375f, -0.09375f, 0);
    }

    @Test
    void theCornersAreAligned() {
        FloatArray weights = TimeResize.weights(4, 7);

        assertThat(column(weights, 0)).containsExactly(1, 0, 0, 0);
        assertThat(column(weights, 6)).containsExactly(0, 0, 0, 1);
    }

    @ParameterizedTest
    @CsvSource({"1001,1024", "1,1024", "1023,1024", "101,1024"})
    void aConstantStaysConstant(int from, int to) {
        FloatArray weights = TimeResize.weights(from, to);

        for (int i = 0; i < to; i++) {
            double sum = 0;
            for (float weight : column(weights, i)) {
                sum += weight;
            }
            // four float coefficients of size up to 1
            assertThat(sum).isBetween(1 - 1e-6, 1 + 1e-6);
        }
    }

    private static float[] column(FloatArray matrix, int index) {
        int rows = (int) matrix.shape()[0];
        int columns = (int) matrix.shape()[1];
        float[] column = new float[rows];
        for (int row = 0; row < rows; row++) {
            column[row] = matrix.values()[row * columns + index];
        }
        return column;
    }
}
