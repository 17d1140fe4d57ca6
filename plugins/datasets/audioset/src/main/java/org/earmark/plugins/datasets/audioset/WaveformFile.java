package org.earmark.plugins.datasets.audioset;

import java.nio.file.Path;
import java.util.Optional;
import org.earmark.formats.clips.AudioSetWaveforms;
import org.earmark.spi.data.Waveform;

/** A file of packed recordings that is opened when it is first read and stays open, one reader at a time. */
final class WaveformFile {
    private static final int USUAL_SAMPLE_RATE = 32000;

    private final Path path;
    private Optional<AudioSetWaveforms> open = Optional.empty();

    WaveformFile(Path path) {
        this.path = path;
    }

    String name() {
        return path.getFileName().toString();
    }

    synchronized Waveform read(int row) {
        if (open.isEmpty()) {
            open = Optional.of(AudioSetWaveforms.open(path, USUAL_SAMPLE_RATE));
        }
        return open.get().waveform(row);
    }
}
