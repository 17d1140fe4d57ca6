package org.earmark.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.earmark.core.plan.CellState;
import org.earmark.core.plan.CellState.Status;
import org.earmark.core.plan.CellStates;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.ErrorCategory;

/**
 * The attempts at all cells under one output folder. Keeps nothing in memory: how far a cell is follows from the files
 * that are there, so any number of processes may look at the same time. Thread-safe.
 */
public final class RunStore implements CellStates {
    private final Path output;
    private final SignsOfLife signs;

    /** @param output the folder that holds {@code cells} */
    public RunStore(Path output, Clock clock) {
        this.output = output.toAbsolutePath().normalize();
        this.signs = new SignsOfLife(clock);
    }

    /** The store that an attempt lies in. */
    static RunStore around(AttemptFolder attempt, Clock clock) {
        return new RunStore(attempt.path().getParent().getParent().getParent(), clock);
    }

    public Path cellFolder(String cell) {
        return output.resolve("cells").resolve(cell);
    }

    /** The ids of all cells that have a folder. */
    List<String> cells() {
        Path folder = output.resolve("cells");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The attempts at a cell, oldest first. */
    public List<AttemptFolder> attempts(String cell) {
        Path folder = cellFolder(cell);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(
                            path -> AttemptFolder.isName(path.getFileName().toString()))
                    .map(AttemptFolder::new)
                    .sorted(Comparator.comparingInt(AttemptFolder::number))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An attempt that is done, else the newest that was started. */
    public Optional<AttemptFolder> decisive(String cell) {
        return sighting(cell).map(CellSighting::attempt);
    }

    @Override
    public CellState state(String cell) {
        return sighting(cell).map(CellSighting::state).orElse(CellState.of(Status.PENDING));
    }

    /** The attempt that decides, with all that one look at its files tells; empty when none was ever started. */
    Optional<CellSighting> sighting(String cell) {
        List<AttemptFolder> attempts = attempts(cell);
        Optional<CellSighting> newest = Optional.empty();
        for (int i = attempts.size() - 1; i >= 0; i--) {
            Optional<CellSighting> found = sighting(attempts.get(i));
            if (found.filter(seen -> seen.state().status() == Status.DONE).isPresent()) {
                return found;
            }
            newest = newest.or(() -> found);
        }
        return newest;
    }

    private Optional<CellSighting> sighting(AttemptFolder attempt) {
        if (attempt.hasResult()) {
            JsonNode result = result(attempt);
            return Optional.of(new CellSighting(attempt, ended(result), Optional.of(result)));
        }
        if (!attempt.isStarted()) {
            return Optional.empty();
        }
        boolean gone = signs.areGone(attempt);
        if (gone && attempt.hasResult()) {
            // It ended between the two looks.
            return sighting(attempt);
        }
        return Optional.of(
                new CellSighting(attempt, CellState.of(gone ? Status.LOST : Status.RUNNING), Optional.empty()));
    }

    /**
     * Whether nobody works any more on a started attempt that has no result: then its cell is lost.
     *
     * @param attempt its folder
     */
    public boolean isGone(Path attempt) {
        return signs.areGone(new AttemptFolder(attempt));
    }

    /** A result that was damaged after it was written, by a failing disk for example, stands in nobody's way. */
    private static JsonNode result(AttemptFolder attempt) {
        try {
            return Json.read(attempt.result());
        } catch (DataException e) {
            return Json.object()
                    .put("state", "failed")
                    .put("errorClass", ErrorCategory.INFRASTRUCTURE.id())
                    .put("message", e.getMessage());
        }
    }

    private static CellState ended(JsonNode result) {
        return switch (result.path("state").asText()) {
            case "done" -> CellState.of(Status.DONE);
            case "diverged" -> CellState.of(Status.DIVERGED);
            default -> CellState.failed(category(result.path("errorClass").asText()));
        };
    }

    private static ErrorCategory category(String id) {
        try {
            return ErrorCategory.valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            return ErrorCategory.BUG;
        }
    }

    /** A folder for a new attempt; one that no worker ever began in is used again. */
    public AttemptFolder newAttempt(String cell) {
        List<AttemptFolder> attempts = attempts(cell);
        if (!attempts.isEmpty()) {
            AttemptFolder newest = attempts.get(attempts.size() - 1);
            if (!newest.isStarted() && !newest.hasResult()) {
                return newest;
            }
        }
        int number = attempts.isEmpty() ? 1 : attempts.get(attempts.size() - 1).number() + 1;
        return create(cell, number);
    }

    /**
     * Where the worker that was given this attempt writes: a later one when somebody had begun here before it, such as
     * the worker of a controller that was killed, or its own job before a scheduler started it again.
     */
    AttemptFolder inUse(AttemptFolder given) {
        return attempts(given.cellId()).stream()
                .filter(attempt -> attempt.number() > given.number())
                .filter(attempt -> attempt.isStarted() || attempt.hasResult())
                .reduce((first, second) -> second)
                .orElse(given);
    }

    private AttemptFolder create(String cell, int number) {
        Path folder = cellFolder(cell).resolve(AttemptFolder.name(number));
        try {
            Files.createDirectories(folder.getParent());
            return new AttemptFolder(Files.createDirectory(folder));
        } catch (FileAlreadyExistsException e) {
            return create(cell, number + 1);
        } catch (IOException e) {
            throw Json.cannotWrite(folder, e);
        }
    }

    /** The right to run a cell; empty when another process has it. */
    public Optional<SystemLock> lock(String cell) {
        return SystemLock.tryLock(cellFolder(cell).resolve("lock"));
    }

    /** The right to work on a cell; the worker of a controller that was killed may have it for a moment longer. */
    Optional<SystemLock> workerLock(String cell) {
        return SystemLock.tryLock(cellFolder(cell).resolve("worker.lock"));
    }
}
