package org.earmark.spi.engine;

import java.nio.file.Path;
import java.util.Objects;

/**
 * The processes that train one cell together, each on a device of its own, and the place of this one among them. All
 * are given the same batches; an engine computes its share of each and joins gradients, statistics and predictions with
 * the others, so that every process holds the same model after every step.
 *
 * @param rank of this process, from 0; rank 0 writes what is kept
 * @param size processes in the group, at least 1
 * @param meeting a file that does not exist yet, by which the processes may find each other; all see it
 * @param host name or address by which the others reach this process
 */
public record RankGroup(int rank, int size, Path meeting, String host) {
    public RankGroup {
        Objects.requireNonNull(meeting);
        Objects.requireNonNull(host);
        if (size < 1 || rank < 0 || rank >= size) {
            throw new IllegalArgumentException("rank " + rank + " of " + size);
        }
    }

    /** A process that trains by itself. */
    public static RankGroup alone() {
        return new RankGroup(0, 1, Path.of(""), "");
    }

    public boolean isAlone() {
        return size == 1;
    }
}
