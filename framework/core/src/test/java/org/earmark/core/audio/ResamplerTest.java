package org.earmark.core.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
    private static final int SWEEP_SECONDS = 4;
    /** The filter's response spreads this far; no sample nearer to an end or to a band edge is judged. */
    private static final double MARGIN_SECONDS = 0.02;

    /** Below: pass band, compared with the ideal sweep. Above the new Nyquist frequency: nothing may be left. */
    @ParameterizedTest
    @CsvSource({"44100, 32000", "48000, 32000", "44100, 16000", "22050, 32000", "16000, 32000", "96000, 44100"})
    void aSweepLosesNothingInThePassBandAndLeavesNothingAbove(int fromRate, int toRate) {
        double top = fromRate / 2.0;
        float[] output = new Resampler(fromRate, toRate).resample(sweep(fromRate, top, SWEEP_SECONDS * fromRate));
        double lowerNyquist = Math.min(fromRate, toRate) / 2.0;
        double worstBelow = 0;
        double worstAbove = 0;
        for (int i = 0; i < output.length; i++) {
            double time = (double) i / toRate;
            double frequency = top * time / SWEEP_SECONDS;
            if (time < MARGIN_SECONDS || time > SWEEP_SECONDS - MARGIN_SECONDS) {
                continue;
            }
            if (frequency < 0.9 * lowerNyquist) {
                worstBelow = Math.max(worstBelow, Math.abs(output[i] - sweepAt(time, top)));
            } else if (frequency > lowerNyquist + top * MARGIN_SECONDS / SWEEP_SECONDS) {
                worstAbove = Math.max(worstAbove, Math.abs(output[i]));
            }
        }
        double minus90 = Math.pow(10, -90 / 20.0);
        assertThat(worstBelow).as("images, ripple and delay").isLessThan(minus90);
        assertThat(worstAbove).as("aliases").isLessThan(minus90);
    }

    @ParameterizedTest
    @CsvSource({"20", "1000", "8000", "14000", "14400"})
    void theGainIsFlatUpTo90PercentOfTheLowerNyquistFrequency(int frequency) {
        float[] input = new float[44100];
        for (int i = 0; i < input.length; i++) {
            input[i] = (float) Math.sin(2 * Math.PI * frequency * i / 44100);
        }

        float[] output = new Resampler(44100, 32000).resample(input);

        double gain = 0;
        int from = 1600;
        int count = 28800; // whole periods of every frequency above
        for (int i = from; i < from + count; i++) {
            gain += 2 * output[i] * Math.sin(2 * Math.PI * frequency * i / 32000) / count;
        }
        assertThat(20 * Math.log10(gain)).isCloseTo(0, within(0.01));
    }

    @Test
    void anImpulseStaysWhereItIsInTime() {
        float[] input = new float[4410];
        input[441] = 1;

        float[] output = new Resampler(44100, 32000).resample(input);

        int loudest = 0;
        for (int i = 0; i < output.length; i++) {
            loudest = output[i] > output[loudest] ? i : loudest;
        }
        assertThat(loudest).isEqualTo(320);
    }

    @ParameterizedTest
    @CsvSource({"220500, 160000", "1, 1", "0, 0", "441, 320", "442, 321"})
    void theLengthIsTheRatioRoundedUp(int input, int output) {
        assertThat(new Resampler(44100, 32000).resample(new float[input])).hasSize(output);
    }

    @Test
    void aConstantStaysAConstantAwayFromTheEnds() {
        float[] input = new float[44100];
        Arrays.fill(input, 0.5f);

        float[] output = new Resampler(44100, 32000).resample(input);

        for (int i = 300; i < output.length - 300; i++) {
            assertThat(output[i]).isCloseTo(0.5f, within(1e-6f));
        }
    }

    @Test
    void equalRatesCopy() {
        float[] input = {1, 2, 3};

        float[] output = new Resampler(32000, 32000).resample(input);

        assertThat(output).containsExactly(1, 2, 3).isNotSameAs(input);
    }

    @Test
    void ratesWithoutACommonDivisorWork() {
        float[] input = sweep(16001, 4000, 16001);

        float[] output = new Resampler(16001, 15999).resample(input);

        for (int i = 400; i < output.length - 400; i++) {
            double time = i / 15999.0;
            assertThat((double) output[i]).isCloseTo(sweepAt(time, 4000), within(1e-4));
        }
    }

    private static float[] sweep(int rate, double top, int length) {
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (float) sweepAt((double) i / rate, top);
        }
        return samples;
    }

    /** A sine whose frequency rises from 0 to {@code top} in {@link #SWEEP_SECONDS}. */
    private static double sweepAt(double time, double top) {
        return Math.sin(Math.PI * top / SWEEP_SECONDS * time * time);
    }
}
