package org.earmark.spi.data;

import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;

/**
 * The log-mel front end: centred short-time Fourier transform with a periodic Hann window and reflect padding, power,
 * Slaney mel bands, 10·log10(max(power, 1e−10)).
 *
 * @param sampleRate in hertz
 * @param fftSize points of the transform and length of the window, even
 * @param hopLength samples between frames
 * @param melBins number of mel bands
 * @param minimumFrequency lower edge of the first band in hertz
 * @param maximumFrequency upper edge of the last band in hertz; bands above the Nyquist frequency stay empty
 */
public record FrontEnd(
        int sampleRate, int fftSize, int hopLength, int melBins, double minimumFrequency, double maximumFrequency)
        implements Validated {
    /** HTS-AT's: 32 kHz, 1024, 320, 64 bands from 50 Hz to 14 kHz. */
    public static FrontEnd standard() {
        return standard(32000);
    }

    /** HTS-AT's with its numbers of samples and its bands, at another rate. */
    public static FrontEnd standard(int sampleRate) {
        return new FrontEnd(sampleRate, 1024, 320, 64, 50, 14000);
    }

    @Override
    public void validate(Problems problems) {
        problems.require(sampleRate >= 1000, "sampleRate", sampleRate, "must be at least 1000 Hz");
        problems.require(fftSize >= 16 && fftSize % 2 == 0, "fftSize", fftSize, "must be even and at least 16");
        problems.require(hopLength >= 1, "hopLength", hopLength, "must be at least 1");
        problems.require(melBins >= 1, "melBins", melBins, "must be at least 1");
        problems.require(minimumFrequency >= 0, "minimumFrequency", minimumFrequency, "must not be negative");
        problems.require(
                maximumFrequency > minimumFrequency,
                "maximumFrequency",
                maximumFrequency,
                "must be above minimumFrequency");
    }

    /** Frames of a clip of that many samples. */
    public int frames(int samples) {
        return 1 + samples / hopLength;
    }
}
