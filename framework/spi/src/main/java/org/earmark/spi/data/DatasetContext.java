package org.earmark.spi.data;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What a data set is told about this machine.
 *
 * @param root the folder given by {@code --data NAME=DIR}; not part of a cell's identity
 * @param audioFiles reads sounds for sets that make new clips of them; sets that only list files need no reader
 */
public record DatasetContext(Optional<Path> root, AudioFiles audioFiles) {
    public DatasetContext {
        Objects.requireNonNull(root);
        Objects.requireNonNull(audioFiles);
    }

    /** For sets that list files and read none. */
    public DatasetContext(Optional<Path> root) {
        this(root, (file, sampleRate) -> {
            throw new IllegalStateException("nobody said how to read " + file);
        });
    }
}
