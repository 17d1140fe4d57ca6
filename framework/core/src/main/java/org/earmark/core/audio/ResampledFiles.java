package org.earmark.core.audio;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.earmark.spi.data.AudioFiles;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.error.DataException;

/** Reads files of any rate as one rate. Thread-safe. */
public final class ResampledFiles implements AudioFiles {
    private final AudioReader reader;
    private final Map<Ratio, Resampler> resamplers = new ConcurrentHashMap<>();

    /** From one rate to another, in hertz. */
    private record Ratio(int from, int to) {}

    public ResampledFiles(AudioReader reader) {
        this.reader = reader;
    }

    /** What a data set in this folder, or in none, is told: sounds are read as everywhere else. */
    public static DatasetContext contextOf(Optional<Path> root) {
        return new DatasetContext(root, new ResampledFiles(new AudioReader(Int16Scale.TWO_TO_THE_15)));
    }

    @Override
    public Waveform read(Path file, int sampleRate) {
        Waveform waveform = reader.read(file);
        if (waveform.sampleRate() == sampleRate) {
            return waveform;
        }
        try {
            Ratio ratio = new Ratio(waveform.sampleRate(), sampleRate);
            float[] samples = resamplers
                    .computeIfAbsent(ratio, key -> new Resampler(key.from(), key.to()))
                    .resample(waveform.samples());
            return new Waveform(samples, sampleRate);
        } catch (DataException e) {
            throw new DataException("The audio file " + file + " cannot be used. " + e.getMessage(), e);
        }
    }
}
