package org.earmark.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerSpectrumTest {
    @ParameterizedTest
    @ValueSource(ints = {16, 256, 400, 502, 1024})
    void equalsTheDefinition(int size) {
        float[] samples = noise(size + 7);
        float[] window = LogMel.hannWindow(size);
        PowerSpectrum spectrum = new PowerSpectrum(window);
        float[] power = new float[spectrum.bins()];

        spectrum.compute(samples, 7, new float[size], power);

        for (int k = 0; k < power.length; k++) {
            double expected = powerByDefinition(samples, 7, window, k);
            // float32 rounding over a sum of `size` terms of order one
            assertThat((double) power[k]).isCloseTo(expected, within(1e-5 * size));
        }
    }

    private static double powerByDefinition(float[] samples, int offset, float[] window, int k) {
        double re = 0;
        double im = 0;
        for (int n = 0; n < window.length; n++) {
            double angle = -2 * Math.PI * k * n / window.length;
            double value = (double) window[n] * samples[offset + n];
            re += value * Math.cos(angle);
            im += value * Math.sin(angle);
        }
        return re * re + im * im;
    }

    private static float[] noise(int length) {
        Random random = new Random(3);
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (float) random.nextGaussian();
        }
        return samples;
    }
}
