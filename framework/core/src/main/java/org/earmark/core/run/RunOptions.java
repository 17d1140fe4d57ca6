package org.earmark.core.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How cells are run on this machine: nothing of it decides a result.
 *
 * @param dataRoots folder by data set name
 * @param devices to compute on; cells run side by side when there are several
 * @param threads CPU threads of each worker
 * @param cacheDirectory where features are kept between runs; in memory only when empty
 * @param plugins folder of further plugin jars
 * @param checkpointEvery how much work of a cell may be lost at most
 * @param timeout after which a cell is stopped
 * @param command by which the run was started, for provenance
 * @param debug whether stack traces are wanted
 */
public record RunOptions(
        Map<String, Path> dataRoots,
        List<String> devices,
        int threads,
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
        devices = List.copyOf(devices);
        if (devices.isEmpty() || threads < 1) {
            throw new IllegalArgumentException("a run needs a device and a thread, not " + devices + ", " + threads);
        }
        Objects.requireNonNull(cacheDirectory);
        Objects.requireNonNull(plugins);
        Objects.requireNonNull(checkpointEvery);
        Objects.requireNonNull(timeout);
        Objects.requireNonNull(command);
    }

    /** One cell at a time on the CPU, with all of its threads. */
    public static RunOptions onCpu(Map<String, Path> dataRoots, String command) {
        return new RunOptions(
                dataRoots,
                List.of("cpu"),
                Runtime.getRuntime().availableProcessors(),
                Optional.empty(),
                Optional.empty(),
                USUAL_CHECKPOINT,
                Optional.empty(),
                command,
                false);
    }
}
