package org.earmark.spi.data;

/**
 * Mono audio.
 *
 * @param samples full scale is ±1
 * @param sampleRate in hertz
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bulk data, never compared
public record Waveform(float[] samples, int sampleRate) {
    public Waveform {
        if (sampleRate < 1) {
            throw new IllegalArgumentException("a sampling rate of " + sampleRate + " Hz");
        }
    }

    public double seconds() {
        return (double) samples.length / sampleRate;
    }
}
