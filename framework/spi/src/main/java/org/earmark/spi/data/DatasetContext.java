package org.earmark.spi.data;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a data set is told about this machine.
 *
 * @param root the folder given by {@code --data NAME=DIR}; not part of a cell's identity
 */
public record DatasetContext(Optional<Path> root) {}
