package org.earmark.plugins.models.htsat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.earmark.spi.mixup.LabelMixing;
import org.earmark.spi.mixup.MixupDomain;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.testkit.reference.ReferenceTensor;
import org.junit.jupiter.api.Test;

class SpectrogramFoldingTest {
    @Test
    void piecesOfTimeAreStackedAlongFrequency() {
        // two bands over four frames, cut into two pieces of two
        FloatArray spectrogram = new FloatArray(new float[] {0, 1, 2, 3, 10, 11, 12, 13}, 1, 2, 4);

        FloatArray image =
                new ImageFolding(2).apply(ReferenceTensor.of(spectrogram)).toArray();

        assertThat(image.shape()).containsExactly(1, 1, 4, 2);
        assertThat(image.values()).containsExactly(0, 1, 10, 11, 2, 3, 12, 13);
    }

    @Test
    void groupingPutsThePiecesBackIntoTime() {
        // 4 x 4 tokens named by row and column, two pieces of two rows each
        float[] names = new float[16];
        for (int i = 0; i < 16; i++) {
            names[i] = 10 * (i / 4) + i % 4;
        }

        FloatArray grouped = new FrequencyGrouping(2, 4)
                .apply(ReferenceTensor.of(new FloatArray(names, 1, 16, 1)))
                .toArray();

        assertThat(grouped.shape()).containsExactly(1, 1, 2, 8);
        assertThat(grouped.values()).containsExactly(0, 1, 2, 3, 20, 21, 22, 23, 10, 11, 12, 13, 30, 31, 32, 33);
    }

    @Test
    void spectrogramsAreMixedAsPlanned() {
        MixupPlan plan =
                new MixupPlan(MixupDomain.SPECTROGRAM, LabelMixing.KEEP, new int[] {1, 0}, new float[] {0.75f, 1});
        TestPass pass = new TestPass(true, 2, 0, Optional.of(plan));

        FloatArray mixed = new SpectrogramMixup()
                .apply(pass, pass.of(new FloatArray(new float[] {4, 8, 0, 16}, 2, 1, 2)))
                .toArray();

        assertThat(mixed.values()).containsExactly(3, 10, 0, 16);
    }
}
