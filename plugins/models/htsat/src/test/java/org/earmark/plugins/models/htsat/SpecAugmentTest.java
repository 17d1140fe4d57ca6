package org.earmark.plugins.models.htsat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;
import org.junit.jupiter.api.Test;

class SpecAugmentTest {
    private static final int BANDS = 64;
    private static final int FRAMES = 1001;

    private final SpecAugment specAugment = new SpecAugment(SpecAugmentOptions.standard());

    @Test
    void nothingIsMaskedInInference() {
        TestPass pass = TestPass.inference(1);

        assertThat(specAugment.apply(pass, ones(pass)).toArray().values()).containsOnly(1);
    }

    @Test
    void nothingIsMaskedWhenSwitchedOff() {
        TestPass pass = TestPass.training(1, 1);
        SpecAugment off = new SpecAugment(new SpecAugmentOptions(false, 2, 64, 2, 8));

        assertThat(off.apply(pass, ones(pass)).toArray().values()).containsOnly(1);
    }

    @Test
    void whatIsMaskedAreWholeBandsAndWholeFrames() {
        float[] masked = masked(TestPass.training(1, 3));

        for (int band = 0; band < BANDS; band++) {
            for (int frame = 0; frame < FRAMES; frame++) {
                boolean kept = !bandIsMasked(masked, band) && !frameIsMasked(masked, frame);
                assertThat(masked[band * FRAMES + frame]).isEqualTo(kept ? 1 : 0);
            }
        }
    }

    @Test
    void stripesStayWithinTheirWidthsAndReachThem() {
        int mostFrames = 0;
        int mostBands = 0;
        for (int seed = 0; seed < 300; seed++) {
            float[] masked = masked(TestPass.training(1, seed));
            int frames = 0;
            for (int frame = 0; frame < FRAMES; frame++) {
                frames += frameIsMasked(masked, frame) ? 1 : 0;
            }
            int bands = 0;
            for (int band = 0; band < BANDS; band++) {
                bands += bandIsMasked(masked, band) ? 1 : 0;
            }
            mostFrames = Math.max(mostFrames, frames);
            mostBands = Math.max(mostBands, bands);
        }
        // two stripes of at most 63 frames and 7 bands; of 300 draws the largest comes near the limit
        assertThat(mostFrames).isBetween(110, 126);
        assertThat(mostBands).isBetween(13, 14);
    }

    @Test
    void samplesAreMaskedIndependently() {
        TestPass pass = TestPass.training(2, 5);
        float[] masked = specAugment.apply(pass, ones(pass)).toArray().values();

        assertThat(Arrays.copyOf(masked, BANDS * FRAMES))
                .isNotEqualTo(Arrays.copyOfRange(masked, BANDS * FRAMES, 2 * BANDS * FRAMES));
    }

    @Test
    void clipsShorterThanAStripeAreNotErased() {
        for (int seed = 0; seed < 50; seed++) {
            TestPass pass = TestPass.training(1, seed);
            SpecAugment single = new SpecAugment(new SpecAugmentOptions(true, 1, 64, 0, 8));
            Tensor tiny = pass.of(FloatArray.filled(1, 1, 2, 3));

            assertThat(single.apply(pass, tiny).toArray().values()).contains(1);
        }
    }

    private float[] masked(TestPass pass) {
        return specAugment.apply(pass, ones(pass)).toArray().values();
    }

    private static Tensor ones(TestPass pass) {
        return pass.of(FloatArray.filled(1, pass.batchSize(), BANDS, FRAMES));
    }

    private static boolean bandIsMasked(float[] masked, int band) {
        for (int frame = 0; frame < FRAMES; frame++) {
            if (masked[band * FRAMES + frame] != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean frameIsMasked(float[] masked, int frame) {
        for (int band = 0; band < BANDS; band++) {
            if (masked[band * FRAMES + frame] != 0) {
                return false;
            }
        }
        return true;
    }
}
