package org.earmark.analysis.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.earmark.spi.error.DataException;

/** Reads an experiment and its cells from an output folder. Touches nothing; immutable and thread-safe. */
public final class StoreReader {
    private static final ObjectReader JSON = new ObjectMapper().reader();
    private static final String ATTEMPT = "attempt-";
    private static final String RESULT = "result.json";

    private final Path outputFolder;
    private final Liveness liveness;

    /**
     * @param outputFolder holds {@code cells} and a folder per experiment
     * @param liveness decides between running and lost for cells without a result, and nothing else
     */
    public StoreReader(Path outputFolder, Liveness liveness) {
        this.outputFolder = outputFolder.toAbsolutePath().normalize();
        this.liveness = liveness;
    }

    /**
     * @param experiment name of a planned experiment
     * @throws DataException when there is no readable plan of that name
     */
    public StoredExperiment read(String experiment) {
        Path planFile = outputFolder.resolve(experiment).resolve("plan.json");
        JsonNode plan = plan(planFile, experiment);
        Set<String> notes = new LinkedHashSet<>();
        List<StoredCell> cells = new ArrayList<>();
        for (ReadCell read : cells(plan.path("cells"))) {
            cells.add(read.cell());
            notes.addAll(read.notes());
        }
        List<String> metrics = Fields.texts(plan.path("metrics"));
        if (cells.isEmpty() || metrics.isEmpty()) {
            throw new DataException(planFile + " plans " + cells.size() + " cells with " + metrics.size()
                    + " metrics; a report needs at least one of each. Plan the experiment again.");
        }
        Map<String, List<String>> axes = new LinkedHashMap<>();
        plan.path("axes").properties().forEach(axis -> axes.put(axis.getKey(), Fields.texts(axis.getValue())));
        return new StoredExperiment(
                Fields.text(plan, "experiment"),
                plan.path("version").asInt(1),
                Fields.text(plan, "question"),
                metrics,
                Fields.textMap(plan.path("baseline")),
                axes,
                cells,
                duplicates(plan.path("duplicates")),
                deadAxes(plan.path("deadAxes")),
                Fields.numbers(plan.path("equivalence")),
                seedRules(planFile.getParent(), notes),
                List.copyOf(notes));
    }

    /** A cell, and what has to be said of how it was read. */
    private record ReadCell(StoredCell cell, Set<String> notes) {}

    /** Several at once, in their order: most of the time that a large report takes goes into reading what cells logged. */
    private List<ReadCell> cells(JsonNode planned) {
        return planned.valueStream().toList().parallelStream()
                .map(cell -> {
                    Set<String> notes = new LinkedHashSet<>();
                    return new ReadCell(cell(cell, notes), notes);
                })
                .toList();
    }

    /** Seeds that were added one by one are judged more strictly. */
    private static List<SeedRule> seedRules(Path folder, Set<String> notes) {
        try {
            return SeedRule.read(folder);
        } catch (IOException e) {
            notes.add(SeedRule.FILE + " cannot be read: " + e.getMessage()
                    + ". If seeds were added one by one, the verdicts are too sure.");
            return List.of();
        }
    }

    private static List<String> duplicates(JsonNode nodes) {
        List<String> duplicates = new ArrayList<>();
        nodes.forEach(node -> duplicates.add(String.join(" = ", Fields.texts(node.path("titles")))));
        return duplicates;
    }

    private static List<String> deadAxes(JsonNode nodes) {
        List<String> axes = new ArrayList<>();
        nodes.forEach(node -> axes.add(Fields.text(node, "path")));
        return axes;
    }

    private JsonNode plan(Path file, String experiment) {
        if (!Files.isRegularFile(file)) {
            throw new DataException("There is no plan of an experiment named " + experiment + " in " + outputFolder
                    + ": " + file + " does not exist. Check the name and the output folder, or run the experiment"
                    + " first.");
        }
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new DataException(
                    file + " is not valid JSON: " + e.getOriginalMessage() + ". Plan the experiment again.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StoredCell cell(JsonNode planned, Set<String> notes) {
        String id = Fields.text(planned, "id");
        AttemptReader reader = new AttemptReader(JSON, outputFolder, notes::add);
        try {
            List<Path> attempts = attempts(outputFolder.resolve("cells").resolve(id));
            Optional<Path> speaker = speaker(attempts, reader);
            Optional<ReadAttempt> read = Optional.empty();
            if (speaker.isPresent()) {
                read = Optional.of(attempt(speaker.get(), reader));
            }
            return new StoredCell(
                    id,
                    Fields.text(planned, "title"),
                    Fields.textMap(planned.path("axes")),
                    read.map(ReadAttempt::state).orElse(CellState.PENDING),
                    attempts.size(),
                    read.map(ReadAttempt::attempt));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> attempts(Path cellFolder) throws IOException {
        if (!Files.isDirectory(cellFolder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(cellFolder)) {
            return folders.filter(folder -> folder.getFileName().toString().matches(ATTEMPT + "\\d+"))
                    .filter(StoreReader::isStarted)
                    .sorted((a, b) -> Integer.compare(number(a), number(b)))
                    .toList();
        }
    }

    /** Whether a worker ever began there. */
    private static boolean isStarted(Path attempt) {
        return Files.isRegularFile(attempt.resolve("events.jsonl")) || Files.isRegularFile(attempt.resolve(RESULT));
    }

    /** The newest attempt that is done; a later one that failed takes nothing away from it. Otherwise the newest. */
    private static Optional<Path> speaker(List<Path> attempts, AttemptReader reader) throws IOException {
        for (int i = attempts.size() - 1; i >= 0; i--) {
            if (reader.endState(attempts.get(i)).equals(Optional.of(CellState.DONE))) {
                return Optional.of(attempts.get(i));
            }
        }
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
    }

    private static int number(Path attempt) {
        return Integer.parseInt(attempt.getFileName().toString().substring(ATTEMPT.length()));
    }

    private record ReadAttempt(StoredAttempt attempt, CellState state) {}

    private ReadAttempt attempt(Path folder, AttemptReader reader) throws IOException {
        StoredAttempt attempt = reader.read(folder, number(folder));
        boolean gone = attempt.result().isEmpty() && liveness.isGone(folder);
        if (gone && Files.isRegularFile(folder.resolve(RESULT))) {
            // It ended after it was read.
            attempt = reader.read(folder, number(folder));
        }
        CellState open = gone ? CellState.LOST : CellState.RUNNING;
        return new ReadAttempt(
                attempt, attempt.result().map(StoredResult::state).orElse(open));
    }
}
