package org.earmark.testkit.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.tensor.FloatArray;

/** Comparisons of learner states. */
public final class States {
    private States() {}

    public static void assertSameBits(LearnerState actual, LearnerState expected) {
        assertSameBits(actual.parameters(), expected.parameters());
        assertSameBits(actual.buffers(), expected.buffers());
        assertSameBits(actual.firstMoments(), expected.firstMoments());
        assertSameBits(actual.secondMoments(), expected.secondMoments());
        assertThat(actual.steps()).isEqualTo(expected.steps());
    }

    private static void assertSameBits(Map<String, FloatArray> actual, Map<String, FloatArray> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, array) ->
                assertThat(actual.get(name).contentEquals(array)).as(name).isTrue());
    }

    public static void assertClose(Map<String, FloatArray> actual, Map<String, FloatArray> expected, double tolerance) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, array) -> assertClose(name, actual.get(name), array, tolerance));
    }

    public static void assertClose(String what, FloatArray actual, FloatArray expected, double tolerance) {
        assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
        for (int i = 0; i < expected.values().length; i++) {
            double difference = Math.abs(actual.values()[i] - (double) expected.values()[i]);
            assertThat(difference <= tolerance) // so that NaN fails
                    .as("%s[%d]: %s, expected %s", what, i, actual.values()[i], expected.values()[i])
                    .isTrue();
        }
    }
}
