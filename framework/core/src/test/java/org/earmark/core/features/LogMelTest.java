package org.earmark.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.earmark.core.golden.Goldens;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.error.DataException;
import org.junit.jupiter.api.Test;

class LogMelTest {
    /** The reference itself is up to 0.013 dB away from its own float64 run, 1.2e-4 dB in the mean. */
    private static final double WORST_CELL = 0.05;

    private static final double MEAN = 1e-3;
    private static final int BANDS = 64;
    private static final LogMel AT_32_KHZ = new LogMel(FrontEnd.standard());
    private static final LogMel AT_16_KHZ = new LogMel(new FrontEnd(16000, 1024, 160, BANDS, 50, 14000));

    @Test
    void tenSecondsEqualTheReference() {
        assertCloseTo(AT_32_KHZ.compute(waveA(32768)), Goldens.npy("frontend/logmel_A_32k.npy"));
    }

    @Test
    void samplesScaledBy32767EqualTheReference() {
        float[] first100Frames = Arrays.copyOf(AT_32_KHZ.compute(waveA(32767)), 100 * BANDS);

        assertCloseTo(first100Frames, Goldens.npy("frontend/logmel_A_int16div32767_first100frames.npy"));
    }

    @Test
    void anOddLengthEqualsTheReference() {
        float[] samples = Arrays.copyOf(waveA(32768), 12345);

        assertCloseTo(AT_32_KHZ.compute(samples), Goldens.npy("frontend/logmel_A_first12345samples.npy"));
    }

    @Test
    void theShortestLegalInputEqualsTheReference() {
        float[] samples = Arrays.copyOfRange(waveA(32768), 3000, 3513);

        assertCloseTo(AT_32_KHZ.compute(samples), Goldens.npy("frontend/logmel_A_samples513.npy"));
    }

    @Test
    void aDoubledClipEqualsTheReference() {
        float[] once = Goldens.wav("frontend/waveB_32k_5s.wav", 32768);
        float[] twice = Arrays.copyOf(once, 2 * once.length);
        System.arraycopy(once, 0, twice, once.length, once.length);

        float[] first200Frames = Arrays.copyOf(AT_32_KHZ.compute(twice), 200 * BANDS);

        assertCloseTo(first200Frames, Goldens.npy("frontend/logmel_B_doubled_first200frames.npy"));
    }

    @Test
    void aRepeatedClipAt16KilohertzEqualsTheReferenceIncludingItsEmptyBands() {
        float[] once = Goldens.wav("frontend/waveC_16k_1s.wav", 32768);
        float[] repeated = new float[160_000];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = once[i % once.length];
        }

        float[] all = AT_16_KHZ.compute(repeated);

        float[] kept = Arrays.copyOf(all, 201 * BANDS);
        System.arraycopy(all, 950 * BANDS, kept, 150 * BANDS, 51 * BANDS);
        assertCloseTo(kept, Goldens.npy("frontend/logmel_C_16k_repeated_frames0_149_and_950_1000.npy"));
    }

    @Test
    void theWindowIsThePeriodicHannWindow() {
        float[] expected = Goldens.npy("frontend/hann1024_periodic.npy");

        assertThat(LogMel.hannWindow(1024)).containsExactly(expected, within(1e-7f));
    }

    @Test
    void aWaveformTooShortToReflectIsADataError() {
        assertThatThrownBy(() -> AT_32_KHZ.compute(new float[512]))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("512 samples")
                .hasMessageContaining("at least 513");
    }

    @Test
    void writesFromTheOffsetOn() {
        float[] samples = Arrays.copyOf(waveA(32768), 1000);
        float[] target = new float[3 + 4 * BANDS + 2];

        AT_32_KHZ.compute(samples, target, 3);

        assertThat(Arrays.copyOfRange(target, 3, 3 + 4 * BANDS)).isEqualTo(AT_32_KHZ.compute(samples));
        assertThat(new float[] {target[0], target[2], target[target.length - 1]})
                .containsOnly(0f);
    }

    @Test
    void digitalSilenceIsTheFloorEverywhere() {
        assertThat(AT_32_KHZ.compute(new float[3200])).containsOnly(-100f);
    }

    private static float[] waveA(int fullScale) {
        return Goldens.wav("frontend/waveA_32k_10s.wav", fullScale);
    }

    private static void assertCloseTo(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        double sum = 0;
        for (int i = 0; i < expected.length; i++) {
            if (expected[i] == -100f) {
                assertThat(actual[i])
                        .as("frame %d band %d", i / BANDS, i % BANDS)
                        .isEqualTo(-100f);
            }
            double difference = Math.abs(actual[i] - expected[i]);
            assertThat(difference).as("frame %d band %d", i / BANDS, i % BANDS).isLessThan(WORST_CELL);
            sum += difference;
        }
        assertThat(sum / expected.length).isLessThan(MEAN);
    }
}
