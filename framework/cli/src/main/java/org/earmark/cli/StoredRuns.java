package org.earmark.cli;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.earmark.core.run.AttemptFolder;
import org.earmark.core.run.RunStore;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;

/** Finds stored runs by what people type: an attempt folder, a cell folder, a cell's id or the start of it. */
final class StoredRuns {
    private final RunStore store;
    private final GlobalOptions options;

    @Inject
    StoredRuns(RunStore store, GlobalOptions options) {
        this.store = store;
        this.options = options;
    }

    /** The id of the one cell that an operand means. */
    String cell(String operand) {
        Path folder = options.output().resolve("cells");
        List<String> found =
                cells(folder).stream().filter(id -> id.startsWith(operand)).toList();
        if (operand.isEmpty() || found.isEmpty()) {
            throw new InvalidInputException(Problem.of(
                    "CELL",
                    operand,
                    "is no cell in " + folder + "; earmark status EXPERIMENT lists the cells of an experiment"));
        }
        if (found.size() > 1 && !found.contains(operand)) {
            throw new InvalidInputException(
                    Problem.of("CELL", operand, "is the start of several cells: " + String.join(", ", found)));
        }
        return found.contains(operand) ? operand : found.get(0);
    }

    /** The attempt that speaks for a cell. */
    AttemptFolder attempt(String cell) {
        return store.decisive(cell)
                .orElseThrow(() -> new InvalidInputException(Problem.of("CELL", cell, "was never started")));
    }

    /** The attempt that an operand means. */
    AttemptFolder run(String operand) {
        Path path = Path.of(operand);
        if (isAttempt(path)) {
            return new AttemptFolder(path.toAbsolutePath().normalize());
        }
        if (Files.isDirectory(path)) {
            return newest(path)
                    .orElseThrow(() -> new InvalidInputException(Problem.of(
                            "", operand, "is a folder without cell.json and without attempts that have one")));
        }
        int slash = operand.indexOf('/');
        if (slash > 0) {
            String cell = cell(operand.substring(0, slash));
            Path attempt = store.cellFolder(cell).resolve(operand.substring(slash + 1));
            if (isAttempt(attempt)) {
                return new AttemptFolder(attempt);
            }
            throw new InvalidInputException(Problem.of("", operand, "is no attempt: there is no " + attempt));
        }
        return attempt(cell(operand));
    }

    private static Optional<AttemptFolder> newest(Path cellFolder) {
        try (Stream<Path> attempts = Files.list(cellFolder)) {
            return attempts.filter(StoredRuns::isAttempt)
                    .sorted()
                    .reduce((a, b) -> b)
                    .map(AttemptFolder::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAttempt(Path folder) {
        return Files.isRegularFile(folder.resolve("cell.json"));
    }

    private static List<String> cells(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> cells = Files.list(folder)) {
            return cells.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
