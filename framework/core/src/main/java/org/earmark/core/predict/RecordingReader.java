package org.earmark.core.predict;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.earmark.core.audio.AudioReader;
import org.earmark.core.audio.Int16Scale;
import org.earmark.core.audio.Resampler;
import org.earmark.core.judge.Recording;
import org.earmark.spi.data.Waveform;

/** Reads files of any rate and format to mono samples of one rate. Thread-safe. */
public final class RecordingReader {
    private final AudioReader reader;
    private final int sampleRate;
    private final Map<Integer, Resampler> resamplers = new ConcurrentHashMap<>();

    public RecordingReader(int sampleRate, Int16Scale scale) {
        this.reader = new AudioReader(scale);
        this.sampleRate = sampleRate;
    }

    /** @throws org.earmark.spi.error.DataException when the file cannot be used; the message names it */
    public Recording read(Path file) {
        Waveform waveform = reader.read(file);
        float[] samples = waveform.sampleRate() == sampleRate
                ? waveform.samples()
                : resamplers
                        .computeIfAbsent(waveform.sampleRate(), rate -> new Resampler(rate, sampleRate))
                        .resample(waveform.samples());
        double seconds = (double) waveform.samples().length / waveform.sampleRate();
        return new Recording(file.getFileName().toString(), samples, seconds);
    }
}
