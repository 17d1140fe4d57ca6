package org.earmark.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of one attempt at a cell: where each file lies. */
public record AttemptFolder(Path path) {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptFolder.class);

    private static final String PREFIX = "attempt-";

    public AttemptFolder {
        Objects.requireNonNull(path);
    }

    static String name(int number) {
        return String.format(java.util.Locale.ROOT, PREFIX + "%03d", number);
    }

    static boolean isName(String name) {
        return name.matches(PREFIX + "\\d+");
    }

    /** From 1. */
    public int number() {
        return Integer.parseInt(path.getFileName().toString().substring(PREFIX.length()));
    }

    public String cellId() {
        return path.getParent().getFileName().toString();
    }

    public Path cell() {
        return path.resolve("cell.json");
    }

    /** What the worker is told about this machine. */
    public Path order() {
        return path.resolve("worker.json");
    }

    /** Which process works here. */
    public Path process() {
        return path.resolve("process.json");
    }

    public Path provenance() {
        return path.resolve("provenance.json");
    }

    public Path events() {
        return path.resolve("events.jsonl");
    }

    public Path predictions() {
        return path.resolve("predictions");
    }

    public Path latestCheckpoint() {
        return path.resolve("checkpoints").resolve("latest.safetensors");
    }

    public Path bestCheckpoint() {
        return path.resolve("checkpoints").resolve("best.safetensors");
    }

    public Path checkpoints() {
        return path.resolve("checkpoints");
    }

    /** The model of the epoch that was best on the validation part. */
    public Path bestOnValidation() {
        return checkpoints().resolve("best-validation.safetensors");
    }

    /** The mean of the best epochs. */
    public Path averageCheckpoint() {
        return checkpoints().resolve("average.safetensors");
    }

    public Path log() {
        return path.resolve("log.txt");
    }

    /** Makes this attempt's log that of an earlier one, whose process's output goes on to be written there. */
    void shareLog(AttemptFolder earlier) {
        try {
            Files.deleteIfExists(log());
            Files.createSymbolicLink(
                    log(), Path.of("..", earlier.path().getFileName().toString(), "log.txt"));
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("The log of {} is that of {}: {}", path, earlier.path(), e.toString());
        }
    }

    /** Written last. */
    public Path result() {
        return path.resolve("result.json");
    }

    public boolean hasResult() {
        return Files.isRegularFile(result());
    }

    /** Whether a worker ever began here. */
    public boolean isStarted() {
        return Files.isRegularFile(events());
    }
}
