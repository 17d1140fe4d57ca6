package org.earmark.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.testkit.reference.ReferenceTensor;

/** Comparisons of arrays relative to their largest element. */
final class Closeness {
    private Closeness() {}

    static void assertClose(String what, FloatArray actual, FloatArray expected, double tolerance) {
        assertThat(actual.shape()).as("shape of %s", what).isEqualTo(expected.shape());
        assertClose(what, actual, ReferenceTensor.of(expected).values(), tolerance);
    }

    static void assertClose(
            String what, Map<String, FloatArray> actual, Map<String, FloatArray> expected, double tolerance) {
        assertThat(actual.keySet()).as(what).isEqualTo(expected.keySet());
        expected.forEach((name, array) -> assertClose(what + " " + name, actual.get(name), array, tolerance));
    }

    /** |actual − expected| ≤ tolerance · max(1, max |expected|) for every element. */
    static void assertClose(String what, FloatArray actual, double[] expected, double tolerance) {
        assertThat(actual.values()).as(what).hasSize(expected.length);
        double largest = 1;
        for (double value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(actual.values()[i] - expected[i]);
            assertThat(difference <= tolerance * largest) // so that NaN fails
                    .as("%s, element %d: %s where the reference says %s", what, i, actual.values()[i], expected[i])
                    .isTrue();
        }
    }
}
