package org.earmark.integration.htsat;

import static org.assertj.core.api.Assertions.assertThat;

import org.earmark.spi.tensor.FloatArray;

/** Comparisons with reference values. */
final class GoldenAssertions {
    private GoldenAssertions() {}

    /** Every element within an absolute tolerance, shapes being told apart only by axes of length 1. */
    static void assertClose(String what, FloatArray actual, FloatArray expected, double tolerance) {
        assertThat(actual.values()).as("size of %s", what).hasSameSizeAs(expected.values());
        assertThat(largestDifference(actual.values(), expected.values()))
                .as("largest difference of %s", what)
                .isLessThanOrEqualTo(tolerance);
    }

    /** Infinite where there is a NaN, so that no comparison passes on one. */
    static double largestDifference(float[] actual, float[] expected) {
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs((double) actual[i] - expected[i]);
            if (Double.isNaN(difference)) {
                return Double.POSITIVE_INFINITY;
            }
            largest = Math.max(largest, difference);
        }
        return largest;
    }

    static FloatArray sigmoid(FloatArray logits) {
        float[] probabilities = new float[logits.values().length];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = (float) (1 / (1 + Math.exp(-logits.values()[i])));
        }
        return new FloatArray(probabilities, logits.shape());
    }

    /** Every step of (B, steps, classes) {@code times} in a row. */
    static FloatArray repeatSteps(FloatArray array, int times) {
        int batch = (int) array.shape()[0];
        int steps = (int) array.shape()[1];
        int classes = (int) array.shape()[2];
        FloatArray repeated = FloatArray.zeros(batch, (long) steps * times, classes);
        for (int row = 0; row < batch * steps * times; row++) {
            System.arraycopy(array.values(), row / times * classes, repeated.values(), row * classes, classes);
        }
        return repeated;
    }

    /** (B, n, m) → (B, m, n). */
    static FloatArray transposed(FloatArray array) {
        int batch = (int) array.shape()[0];
        int rows = (int) array.shape()[1];
        int columns = (int) array.shape()[2];
        FloatArray transposed = FloatArray.zeros(batch, columns, rows);
        for (int i = 0; i < array.values().length; i++) {
            int image = i / (rows * columns);
            int row = i / columns % rows;
            int column = i % columns;
            transposed.values()[(image * columns + column) * rows + row] = array.values()[i];
        }
        return transposed;
    }
}
