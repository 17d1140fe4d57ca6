package org.earmark.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.earmark.spi.engine.RankGroup;

/**
 * What a worker is told about this machine: nothing of it decides a result.
 *
 * @param cellFile the cell
 * @param attempt folder to write to
 * @param dataRoots folder by data set name
 * @param device to compute on, several with {@code +} between for ranks that train together; a launcher that places
 *     cells itself says otherwise through {@link #DEVICE_VARIABLE}
 * @param threads CPU threads to use
 * @param fresh whether to begin anew instead of continuing from an earlier attempt
 * @param cacheDirectory where features are kept between runs; in memory only when empty
 * @param plugins folder of further plugin jars
 * @param checkpointEvery how much work may be lost at most
 * @param command by which the run was started, for provenance
 * @param debug whether stack traces are wanted
 */
public record WorkerOrder(
        Path cellFile,
        Path attempt,
        Map<String, Path> dataRoots,
        String device,
        int threads,
        boolean fresh,
        Optional<Path> cacheDirectory,
        Optional<Path> plugins,
        Duration checkpointEvery,
        String command,
        boolean debug) {
    /** The environment variable by which a launcher names the device it leased for a task. */
    public static final String DEVICE_VARIABLE = "EARMARK_DEVICE";

    /** The environment variable by which a launcher says how many CPU threads a task has been given on its node. */
    public static final String THREADS_VARIABLE = "EARMARK_THREADS";

    public WorkerOrder {
        Objects.requireNonNull(cellFile);
        Objects.requireNonNull(attempt);
        dataRoots = Map.copyOf(dataRoots);
        Objects.requireNonNull(device);
        Objects.requireNonNull(cacheDirectory);
        Objects.requireNonNull(plugins);
        Objects.requireNonNull(checkpointEvery);
        Objects.requireNonNull(command);
    }

    public AttemptFolder folder() {
        return new AttemptFolder(attempt);
    }

    /**
     * The same order for a process that may have been started again by a scheduler: where a worker has already begun in
     * the attempt folder, a new attempt is made that continues from its checkpoint.
     */
    public WorkerOrder again(RunStore store) {
        if (!folder().isStarted() && !folder().hasResult()) {
            return this;
        }
        AttemptFolder next = store.newAttempt(folder().cellId());
        Json.write(next.cell(), Json.read(cellFile));
        WorkerOrder order = new WorkerOrder(
                next.cell(),
                next.path(),
                dataRoots,
                device,
                threads,
                fresh,
                cacheDirectory,
                plugins,
                checkpointEvery,
                command,
                debug);
        order.write();
        next.shareLog(folder());
        return order;
    }

    /** The output folder that the attempt belongs to. */
    public Path output() {
        return attempt.getParent().getParent().getParent();
    }

    /** The device of this process. */
    String ownDevice() {
        return DeviceGroup.members(device).get(ranks().rank());
    }

    /** The processes that train the cell together; their places in it are told by the environment. */
    RankGroup ranks() {
        return RankTeam.group(this);
    }

    /** Writes {@code worker.json} into the attempt folder. */
    void write() {
        ObjectNode node = Json.object();
        node.put("cellFile", cellFile.toString());
        node.put("attempt", attempt.toString());
        ObjectNode roots = node.putObject("dataRoots");
        dataRoots.forEach((name, root) -> roots.put(name, root.toString()));
        node.put("device", device);
        node.put("threads", threads);
        node.put("fresh", fresh);
        cacheDirectory.ifPresent(folder -> node.put("cacheDirectory", folder.toString()));
        plugins.ifPresent(folder -> node.put("plugins", folder.toString()));
        node.put("checkpointSeconds", checkpointEvery.toMillis() / 1e3);
        node.put("command", command);
        node.put("debug", debug);
        Json.write(folder().order(), node);
    }

    /**
     * Reads a {@code worker.json}; a device and a number of threads named by the environment take precedence.
     *
     * @throws org.earmark.spi.error.DataException when the file is missing or damaged
     */
    public static WorkerOrder read(Path file) {
        JsonNode node = Json.read(file);
        String device = Optional.ofNullable(System.getenv(DEVICE_VARIABLE))
                .orElse(node.path("device").asText());
        Map<String, Path> roots = new LinkedHashMap<>();
        node.path("dataRoots")
                .properties()
                .forEach(entry ->
                        roots.put(entry.getKey(), Path.of(entry.getValue().asText())));
        return new WorkerOrder(
                Path.of(node.path("cellFile").asText()),
                Path.of(node.path("attempt").asText()),
                roots,
                device,
                Optional.ofNullable(System.getenv(THREADS_VARIABLE))
                        .map(threads -> Math.max(
                                1,
                                Integer.parseInt(threads)
                                        * RankTeam.nodes()
                                        / DeviceGroup.members(device).size()))
                        .orElse(node.path("threads").asInt()),
                node.path("fresh").asBoolean(),
                path(node, "cacheDirectory"),
                path(node, "plugins"),
                Duration.ofMillis(
                        Math.round(1000 * node.path("checkpointSeconds").asDouble())),
                node.path("command").asText(),
                node.path("debug").asBoolean());
    }

    private static Optional<Path> path(JsonNode node, String field) {
        return node.hasNonNull(field) ? Optional.of(Path.of(node.path(field).asText())) : Optional.empty();
    }
}
