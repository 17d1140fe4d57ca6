package org.earmark.spi.data;

import java.nio.file.Path;

/** Reads recorded sounds, for data sets that make new clips of them. Thread-safe. */
@FunctionalInterface
public interface AudioFiles {
    /**
     * Decodes a file, mixes it down to mono and resamples it.
     *
     * @param sampleRate of the result in hertz
     * @throws org.earmark.spi.error.DataException when the file cannot be read or is empty; the message names it
     */
    Waveform read(Path file, int sampleRate);
}
