package org.earmark.core.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How cells are run on this machine: nothing of it decides a result.
 *
 * @param dataRoots folder by data set name
 * @param cacheDirectory where features are kept between runs; in memory only when empty
 * @param plugins folder of further plugin jars
 * @param checkpointEvery how much work of a cell may be lost at most
 * @param timeout after which a cell is stopped
 * @param command by which the run was started, for provenance
 * @param debug whether stack traces are wanted
 */
public record RunOptions(
        Map<String, Path> dataRoots,
        Optional<Path> cacheDirectory,
        Optional<Path> plugins,
        Duration checkpointEvery,
        Optional<Duration> timeout,
        String command,
        boolean debug) {
    /** How much work may be lost when nothing else is said. */
    public static final Duration USUAL_CHECKPOINT = Duration.ofSeconds(60);

    public RunOptions {
        dataRoots = Map.copyOf(dataRoots);
        Objects.requireNonNull(cacheDirectory);
        Objects.requireNonNull(plugins);
        Objects.requireNonNull(checkpointEvery);
        Objects.requireNonNull(timeout);
        Objects.requireNonNull(command);
    }

    /** Nothing is kept between runs but their results. */
    public static RunOptions plain(Map<String, Path> dataRoots, String command) {
        return new RunOptions(
                dataRoots, Optional.empty(), Optional.empty(), USUAL_CHECKPOINT, Optional.empty(), command, false);
    }
}
