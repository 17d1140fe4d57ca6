package org.earmark.plugins.mixups.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;

import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.testkit.GoldenArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelOrGoldenTest {
    /** Labels are 0 or 1, so the union is exact. */
    @ParameterizedTest
    @ValueSource(strings = {"even", "odd"})
    void labelsAreThoseOfTheOriginal(String name) {
        FloatArray labels = golden(name + "_label");
        int classes = (int) labels.shape()[1];
        LabelOrFactory factory = new LabelOrFactory();
        MixupPlan plan = factory.create(factory.defaults())
                .plan((int) labels.shape()[0], 100, new RandomSource(1).stream("mixup"))
                .orElseThrow();
        float[] expected = golden(name + "_label_do_mixup_label").values();

        for (int i = 0; i < expected.length; i++) {
            float partner = labels.values()[plan.partners()[i / classes] * classes + i % classes];
            assertThat(Math.max(labels.values()[i], partner)).isEqualTo(expected[i]);
        }
    }

    private static FloatArray golden(String name) {
        return GoldenArray.read(LabelOrGoldenTest.class, "/goldens/mixup/" + name + ".npy");
    }
}
