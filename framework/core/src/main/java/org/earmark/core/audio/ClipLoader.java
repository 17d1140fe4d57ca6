package org.earmark.core.audio;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.error.DataException;

/** From a clip to samples of one rate and length: read, resample, fit. Thread-safe. */
public final class ClipLoader {
    private final AudioReader reader;
    private final ClipLayout layout;
    private final Map<Integer, Resampler> resamplers = new ConcurrentHashMap<>();

    public ClipLoader(AudioReader reader, ClipLayout layout) {
        this.reader = reader;
        this.layout = layout;
    }

    /**
     * @return {@link ClipLayout#samples()} samples at the layout's rate
     * @throws DataException when the clip's audio cannot be read or is empty; the message names the clip
     */
    public float[] load(Clip clip) {
        return fit(clip, read(clip));
    }

    /**
     * A clip in its own length, or fitted where it is shorter than the layout.
     *
     * @throws DataException when the clip's audio cannot be read or is empty; the message names the clip
     */
    public float[] loadWhole(Clip clip) {
        float[] samples = resample(clip, read(clip));
        return ClipFitting.fit(samples, Math.max(samples.length, layout.samples()), layout.shortClips());
    }

    /**
     * As {@link #load}, with audio that was read already.
     *
     * @param clip for messages
     * @param waveform at least one sample
     */
    public float[] fit(Clip clip, Waveform waveform) {
        float[] samples = resample(clip, waveform);
        return ClipFitting.fit(samples, layout.samples(), layout.shortClips());
    }

    /**
     * A piece of a clip that is longer than the layout; empty for one that is not.
     *
     * @param place of the piece among all that there are, in [0, 1)
     * @throws DataException when the clip's audio cannot be read or is empty; the message names the clip
     */
    public Optional<ClipPiece> loadPiece(Clip clip, double place) {
        float[] samples = resample(clip, read(clip));
        int starts = samples.length - layout.samples() + 1;
        if (starts <= 1) {
            return Optional.empty();
        }
        int start = (int) (place * starts);
        return Optional.of(new ClipPiece(
                Arrays.copyOfRange(samples, start, start + layout.samples()), start / (double) layout.sampleRate()));
    }

    /**
     * How long a clip is before zeros fill it up, at most the layout's length.
     *
     * @throws DataException when the clip's audio cannot be read or is empty; the message names the clip
     */
    public double soundingSeconds(Clip clip) {
        if (layout.shortClips() == ClipLayout.Fill.REPEAT) {
            return layout.seconds();
        }
        Waveform waveform = read(clip);
        return Math.min(layout.seconds(), (double) waveform.samples().length / waveform.sampleRate());
    }

    private Waveform read(Clip clip) {
        if (clip.audio() instanceof AudioSource.File file) {
            return reader.read(file.path());
        }
        Waveform waveform = ((AudioSource.Generated) clip.audio()).samples().read();
        if (waveform.samples().length == 0) {
            throw new DataException("The clip " + clip.id() + " has no samples. Repair the data set or leave it out.");
        }
        return waveform;
    }

    private float[] resample(Clip clip, Waveform waveform) {
        if (waveform.sampleRate() == layout.sampleRate()) {
            return waveform.samples();
        }
        try {
            return resamplers
                    .computeIfAbsent(waveform.sampleRate(), rate -> new Resampler(rate, layout.sampleRate()))
                    .resample(waveform.samples());
        } catch (DataException e) {
            throw new DataException("The clip " + clip.id() + " cannot be used. " + e.getMessage(), e);
        }
    }
}
