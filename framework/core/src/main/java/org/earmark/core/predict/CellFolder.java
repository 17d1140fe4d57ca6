package org.earmark.core.predict;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.earmark.core.config.JsonFile;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellJson;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.error.DataException;

/** The attempt folder that a checkpoint lies in, or the newest of a cell's folder that has a checkpoint. */
public record CellFolder(Path attempt) {
    /** Name of the checkpoint that was best in the course of training. */
    public static final String BEST = "best";

    /** The attempt of a cell's folder, an attempt's folder, or a checkpoint inside one. */
    public static Optional<CellFolder> around(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        if (Files.isDirectory(absolute)) {
            return isAttempt(absolute) ? Optional.of(new CellFolder(absolute)) : newest(absolute);
        }
        Path folder = absolute.getParent();
        return folder != null && folder.endsWith("checkpoints") && isAttempt(folder.getParent())
                ? Optional.of(new CellFolder(folder.getParent()))
                : Optional.empty();
    }

    private static boolean isAttempt(Path folder) {
        return Files.isRegularFile(folder.resolve("cell.json"));
    }

    private static Optional<CellFolder> newest(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(CellFolder::isAttempt)
                    .filter(entry -> Files.isDirectory(entry.resolve("checkpoints")))
                    .max(Comparator.naturalOrder())
                    .map(CellFolder::new);
        } catch (IOException e) {
            throw new DataException("Cannot read the folder " + folder + ": " + e + ". Check its permissions.", e);
        }
    }

    /**
     * A checkpoint of this attempt.
     *
     * @param name for example {@code latest} or {@link #BEST}
     * @throws DataException when there is none of that name
     */
    public Path checkpoint(String name) {
        Path file = attempt.resolve("checkpoints").resolve(name + ".safetensors");
        if (!Files.isRegularFile(file)) {
            throw new DataException("The cell in " + attempt + " has no checkpoint " + file.getFileName()
                    + ". Run the cell, or name a checkpoint file.");
        }
        return file;
    }

    /** @throws DataException when the cell cannot be read by this Earmark */
    public Cell cell(CellJson cells) {
        return cells.read(read(attempt.resolve("cell.json")));
    }

    /** The activation as the result has it; empty while there is no result. */
    Optional<String> activation() {
        Path result = attempt.resolve("result.json");
        return Files.isRegularFile(result)
                ? Optional.of(read(result).path("activation").asText())
                : Optional.empty();
    }

    /** The classes that the cell's predictions name; empty before the first evaluation. */
    Optional<Vocabulary> vocabulary() {
        Path classes = attempt.resolve("predictions").resolve("classes.txt");
        if (!Files.isRegularFile(classes)) {
            return Optional.empty();
        }
        try {
            List<String> names = Files.readAllLines(classes, StandardCharsets.UTF_8);
            return Optional.of(new Vocabulary(names));
        } catch (IOException e) {
            throw new DataException("Cannot read " + classes + ": " + e + ".", e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JsonFile.read(file);
        } catch (IOException e) {
            throw new DataException("Cannot read " + file + ": " + e.getMessage() + ".", e);
        }
    }
}
