package org.earmark.spi.data;

import java.nio.file.Path;
import java.util.Objects;

/** Where the sound of a clip comes from. Reading, mixing down and resampling are not the data set's business. */
public sealed interface AudioSource {
    /** A file in any format that Earmark decodes. */
    record File(Path path) implements AudioSource {
        public File {
            Objects.requireNonNull(path);
        }
    }

    /** Samples that the data set itself makes or unpacks. */
    @FunctionalInterface
    interface Samples {
        /** @throws org.earmark.spi.error.DataException when they cannot be read */
        Waveform read();
    }

    /** A waveform made on demand. */
    record Generated(Samples samples) implements AudioSource {
        public Generated {
            Objects.requireNonNull(samples);
        }
    }
}
