package org.earmark.core.features;

import java.util.List;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.error.DataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log-mel front end of the PANN and HTS-AT family (arXiv 2202.00874, section 3): short-time Fourier transform with a
 * periodic Hann window, frames centred on multiples of the hop with reflected edges, power spectrum, Slaney mel filters,
 * and {@code 10·log10(max(power, 1e-10))}; reference 1, no limit below the maximum. It has no learnt parameters.
 *
 * <p>A waveform of n samples gives {@code 1 + n / hopLength} frames. Immutable and thread-safe.
 */
public final class LogMel {
    private static final Logger LOG = LoggerFactory.getLogger(LogMel.class);

    private final FrontEnd frontEnd;
    private final PowerSpectrum spectrum;
    private final MelFilterbank filterbank;

    public LogMel(FrontEnd frontEnd) {
        this.frontEnd = frontEnd;
        spectrum = new PowerSpectrum(hannWindow(frontEnd.fftSize()));
        filterbank = MelFilterbank.of(frontEnd);
        List<Integer> empty = filterbank.emptyBands();
        if (!empty.isEmpty()) {
            LOG.warn(
                    "{} of {} mel bands are empty and stay at {} dB: {}. At {} Hz there is nothing above {} Hz, and a"
                            + " filter must be wider than one bin of the FFT; check maximumFrequency, melBins, fftSize.",
                    empty.size(),
                    frontEnd.melBins(),
                    Decibels.FLOOR,
                    empty,
                    frontEnd.sampleRate(),
                    frontEnd.sampleRate() / 2);
        }
    }

    public FrontEnd frontEnd() {
        return frontEnd;
    }

    public MelFilterbank filterbank() {
        return filterbank;
    }

    /** @return the fewest samples that the reflected edges allow: half an FFT and one */
    public int minimumSamples() {
        return frontEnd.fftSize() / 2 + 1;
    }

    /**
     * @param waveform mono samples at the front end's sampling rate
     * @return the log-mel spectrogram in decibels, row by row: {@code [frames][melBins]}
     * @throws DataException when the waveform is shorter than {@link #minimumSamples}
     */
    public float[] compute(float[] waveform) {
        float[] result = new float[Math.multiplyExact(frontEnd.frames(waveform.length), frontEnd.melBins())];
        compute(waveform, result, 0);
        return result;
    }

    /** As {@link #compute(float[])}, into {@code target} from {@code offset} on. */
    public void compute(float[] waveform, float[] target, int offset) {
        if (waveform.length < minimumSamples()) {
            throw new DataException(
                    "The waveform has " + waveform.length + " samples, but a log-mel spectrogram with an"
                            + " FFT of " + frontEnd.fftSize() + " needs at least " + minimumSamples()
                            + " to reflect its edges. Pad or repeat the clip to a fixed length, or leave it out.");
        }
        float[] padded = reflect(waveform, frontEnd.fftSize() / 2);
        float[] power = new float[spectrum.bins()];
        float[] work = new float[frontEnd.fftSize()];
        int bands = frontEnd.melBins();
        int frames = frontEnd.frames(waveform.length);
        for (int frame = 0; frame < frames; frame++) {
            spectrum.compute(padded, frame * frontEnd.hopLength(), work, power);
            filterbank.apply(power, target, offset + frame * bands);
        }
        for (int i = offset; i < offset + frames * bands; i++) {
            target[i] = Decibels.of(target[i]);
        }
    }

    private static float[] reflect(float[] waveform, int edge) {
        int length = waveform.length;
        float[] padded = new float[length + 2 * edge];
        System.arraycopy(waveform, 0, padded, edge, length);
        for (int i = 1; i <= edge; i++) {
            padded[edge - i] = waveform[i];
            padded[edge + length - 1 + i] = waveform[length - 1 - i];
        }
        return padded;
    }

    /** The periodic Hann window: the first of its zeros is kept, the last is left to the next period. */
    static float[] hannWindow(int length) {
        float[] window = new float[length];
        for (int n = 0; n < length; n++) {
            window[n] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * n / length));
        }
        return window;
    }
}
