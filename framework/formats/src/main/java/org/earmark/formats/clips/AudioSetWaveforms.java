package org.earmark.formats.clips;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.error.DataException;

/**
 * A file of AudioSet recordings as PANNs and HTS-AT pack them: {@code audio_name}, {@code target} (clips, classes),
 * {@code waveform} (clips, samples) of 16 bits, attribute {@code sample_rate}. Not thread-safe.
 */
public final class AudioSetWaveforms implements AutoCloseable {
    private static final float INT16_SCALE = 32767;

    private final Path file;
    private final HdfTable table;
    private final int clips;
    private final int sampleRate;

    private AudioSetWaveforms(Path file, HdfTable table, int clips, int sampleRate) {
        this.file = file;
        this.table = table;
        this.clips = clips;
        this.sampleRate = sampleRate;
    }

    /**
     * @param usualSampleRate taken where the file does not say its own
     * @throws DataException when the file is missing, damaged or lacks a column
     */
    public static AudioSetWaveforms open(Path file, int usualSampleRate) {
        HdfTable table = HdfTable.open(file);
        try {
            OptionalInt stated = table.integerAttribute("sample_rate");
            return new AudioSetWaveforms(file, table, table.rows("waveform"), stated.orElse(usualSampleRate));
        } catch (DataException e) {
            table.close();
            throw e;
        }
    }

    public int clips() {
        return clips;
    }

    /** In hertz. */
    public int sampleRate() {
        return sampleRate;
    }

    public List<String> names() {
        return table.names("audio_name");
    }

    /** The classes of each clip, ascending. */
    public LabelLists labels() {
        return table.labels("target");
    }

    /** The number of classes. */
    public int classes() {
        return table.dimensions("target")[1];
    }

    /** Samples as stored. */
    public short[] samples(int clip) {
        if (clip < 0 || clip >= clips) {
            throw new DataException("There is no clip " + clip + " in " + file + ", it has " + clips
                    + " (counted from 0). The index file belongs to another waveform file: make the index again.");
        }
        return table.shorts("waveform", clip);
    }

    /** Samples divided by 32767, as the original system does. */
    public Waveform waveform(int clip) {
        short[] stored = samples(clip);
        float[] samples = new float[stored.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = stored[i] / INT16_SCALE;
        }
        return new Waveform(samples, sampleRate);
    }

    @Override
    public void close() {
        table.close();
    }
}
