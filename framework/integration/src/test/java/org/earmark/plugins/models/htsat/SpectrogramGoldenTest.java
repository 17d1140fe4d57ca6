package org.earmark.plugins.models.htsat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.earmark.integration.htsat.Goldens;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;
import org.earmark.testkit.reference.ReferenceTensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrogramGoldenTest {
    /** With coordinates in double precision the difference would be up to 2e−4. */
    @ParameterizedTest
    @ValueSource(ints = {101, 903, 1001})
    void theResizeIsPyTorchsBicubicInterpolation(int frames) {
        Tensor input = golden("bicubic_" + frames + "x4_in", frames, 4).permute(1, 0);
        Tensor weights = ReferenceTensor.of(TimeResize.weights(frames, 1024));

        assertClose(
                input.matmul(weights).permute(1, 0).toArray(), golden("bicubic_" + frames + "x4_to_1024x4", 1024, 4));
    }

    private static Tensor golden(String name, long... shape) {
        return ReferenceTensor.of(new FloatArray(Goldens.array("mixup/" + name).values(), shape));
    }

    private static void assertClose(FloatArray actual, Tensor expected) {
        float[] reference = expected.toArray().values();
        assertThat(actual.values()).hasSameSizeAs(reference);
        for (int i = 0; i < reference.length; i++) {
            assertThat(actual.values()[i]).isCloseTo(reference[i], within(1e-5f));
        }
    }
}
