package org.earmark.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.earmark.core.golden.Goldens;
import org.earmark.spi.data.FrontEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MelFilterbankTest {
    /** The goldens are librosa's float32; its distance to float64 is 1.2e-9 on a peak of 0.018. */
    private static final float TOLERANCE = 1e-8f;

    @ParameterizedTest
    @CsvSource({
        "mel_sr32000_n1024_m64_50_14000, 32000, 1024, 64, 50, 14000",
        "mel_sr16000_n1024_m64_50_14000, 16000, 1024, 64, 50, 14000",
        "mel_sr22050_n512_m40_0_11025, 22050, 512, 40, 0, 11025"
    })
    void equalsLibrosa(String golden, int rate, int fftSize, int bands, double low, double high) {
        float[][] matrix = MelFilterbank.of(new FrontEnd(rate, fftSize, fftSize / 4, bands, low, high))
                .toMatrix();
        float[] expected = Goldens.npy("frontend/" + golden + ".npy");

        assertThat(matrix.length * bands).isEqualTo(expected.length);
        for (int i = 0; i < expected.length; i++) {
            float actual = matrix[i / bands][i % bands];
            if (expected[i] == 0) {
                assertThat(actual).as("bin %d band %d", i / bands, i % bands).isZero();
            } else {
                assertThat(actual)
                        .as("bin %d band %d", i / bands, i % bands)
                        .isPositive()
                        .isCloseTo(expected[i], within(TOLERANCE));
            }
        }
    }

    @Test
    void bandsAboveTheNyquistFrequencyAreEmpty() {
        FrontEnd frontEnd = new FrontEnd(16000, 1024, 160, 64, 50, 14000);

        assertThat(MelFilterbank.of(frontEnd).emptyBands()).containsExactly(55, 56, 57, 58, 59, 60, 61, 62, 63);
    }

    @Test
    void theStandardFrontEndHasNoEmptyBand() {
        assertThat(MelFilterbank.of(FrontEnd.standard()).emptyBands()).isEmpty();
    }
}
