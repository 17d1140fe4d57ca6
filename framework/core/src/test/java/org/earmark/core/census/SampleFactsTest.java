package org.earmark.core.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.earmark.core.audio.AudioEncoding;
import org.earmark.core.audio.DecodedAudio;
import org.earmark.spi.data.Waveform;
import org.junit.jupiter.api.Test;

class SampleFactsTest {
    private static final float FULL = 32767 / 32768f;
    private static final AudioEncoding PCM = new AudioEncoding("PCM", 16, 1, FULL);

    @Test
    void threeSamplesAtFullScaleAreClippingAndTwoAreNot() {
        assertThat(facts(0, FULL, FULL, 0).clippedRuns()).isZero();
        assertThat(facts(0, FULL, FULL, FULL, FULL, 0, -1, -1, -1).clippedRuns())
                .isEqualTo(2);
    }

    @Test
    void onlyLongStretchesOfZerosCount() {
        float[] samples = new float[1000];
        Arrays.fill(samples, 0.1f);
        Arrays.fill(samples, 100, 199, 0);
        Arrays.fill(samples, 500, 650, 0);
        // At 1000 Hz a tenth of a second is 100 samples: the first stretch has 99, the second 150.
        assertThat(facts(samples).zeroSeconds()).isCloseTo(0.15, within(1e-12));
    }

    @Test
    void nonFiniteSamplesAreCountedAndSpoilNothingElse() {
        ClipFacts facts = facts(0.5f, Float.NaN, Float.POSITIVE_INFINITY, -0.5f);
        assertThat(facts.nonFinite()).isEqualTo(2);
        assertThat(facts.peak()).isEqualTo(0.5);
        assertThat(facts.rms()).isEqualTo(0.5);
    }

    @Test
    void zerosAloneAreSilence() {
        assertThat(facts(new float[10]).isSilent()).isTrue();
        assertThat(facts(0, 1e-5f).isSilent()).isFalse();
        assertThat(facts().isSilent()).isFalse();
    }

    @Test
    void theDigestIsThatOfTheSamples() {
        assertThat(facts(0.1f, 0.2f).digest()).isEqualTo(facts(0.1f, 0.2f).digest());
        assertThat(facts(0.1f, 0.2f).digest()).isNotEqualTo(facts(0.2f, 0.1f).digest());
    }

    @Test
    void theFormatIsForPeople() {
        assertThat(facts(0.1f).format()).isEqualTo("PCM 16, 1000 Hz, mono");
    }

    private static ClipFacts facts(float... samples) {
        return SampleFacts.of(0, "clip", new DecodedAudio(new Waveform(samples, 1000), PCM));
    }
}
