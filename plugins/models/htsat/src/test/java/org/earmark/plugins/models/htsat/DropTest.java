package org.earmark.plugins.models.htsat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;

/** {@link StochasticDepth} and {@link Dropout}. */
class DropTest {
    @Test
    void aBranchIsDroppedOrScaledForAWholeSample() {
        TestPass pass = TestPass.training(200, 1);
        float[] branch = new StochasticDepth("branch", 0.2)
                .apply(pass, pass.of(FloatArray.filled(1, 200, 2, 3)))
                .toArray()
                .values();

        int dropped = 0;
        for (int sample = 0; sample < 200; sample++) {
            float first = branch[sample * 6];
            for (int i = 1; i < 6; i++) {
                assertThat(branch[sample * 6 + i]).isEqualTo(first);
            }
            assertThat(List.of(0f, 1.25f)).contains(first);
            dropped += first == 0 ? 1 : 0;
        }
        // binomial: 40 expected, deviation 5.7
        assertThat(dropped).isBetween(20, 60);
    }

    @Test
    void branchesDropIndependently() {
        TestPass pass = TestPass.training(64, 1);
        FloatArray ones = FloatArray.filled(1, 64, 1, 1);

        assertThat(new StochasticDepth("a", 0.5)
                        .apply(pass, pass.of(ones))
                        .toArray()
                        .values())
                .isNotEqualTo(new StochasticDepth("b", 0.5)
                        .apply(pass, pass.of(ones))
                        .toArray()
                        .values());
    }

    @Test
    void nothingIsDroppedInInference() {
        TestPass pass = TestPass.inference(8);
        FloatArray ones = FloatArray.filled(1, 8, 2, 3);

        assertThat(new StochasticDepth("branch", 0.9)
                        .apply(pass, pass.of(ones))
                        .toArray()
                        .values())
                .containsOnly(1);
        assertThat(new Dropout("place", 0.9)
                        .apply(pass, pass.of(ones))
                        .toArray()
                        .values())
                .containsOnly(1);
    }

    @Test
    void dropoutDropsSingleActivationsAndScalesTheOthers() {
        TestPass pass = TestPass.training(2, 1);
        float[] values = new Dropout("place", 0.25)
                .apply(pass, pass.of(FloatArray.filled(1, 2, 50, 20)))
                .toArray()
                .values();

        int dropped = 0;
        for (float value : values) {
            assertThat(value == 0 || Math.abs(value - 4f / 3) < 1e-6).isTrue();
            dropped += value == 0 ? 1 : 0;
        }
        // binomial: 500 of 2000 expected, deviation 19
        assertThat(dropped).isBetween(420, 580);
    }
}
