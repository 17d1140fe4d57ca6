package org.earmark.analysis.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads one attempt directory. What is unreadable is left out and noted: a damaged file must not hide the others. */
final class AttemptReader {
    private static final int FORMAT = 1;

    private final ObjectReader json;
    private final Path outputFolder;
    private final Consumer<String> notes;

    AttemptReader(ObjectReader json, Path outputFolder, Consumer<String> notes) {
        this.json = json;
        this.outputFolder = outputFolder;
        this.notes = notes;
    }

    StoredAttempt read(Path folder, int number) throws IOException {
        EventLog log = EventLog.read(json, folder.resolve("events.jsonl"));
        if (log.unreadableLines() > 0) {
            notes.accept(relative(folder) + "/events.jsonl: " + log.unreadableLines()
                    + (log.unreadableLines() == 1 ? " line is" : " lines are") + " cut off or damaged and left out.");
        }
        return new StoredAttempt(
                number,
                relative(folder),
                folder,
                Fields.flatten(document(folder.resolve("cell.json")).path("spec")),
                Fields.flatten(document(folder.resolve("provenance.json"))),
                log.history(),
                result(folder.resolve("result.json")),
                log.lastSign());
    }

    /** The state in the result of an attempt, without reading anything else of it. */
    Optional<CellState> endState(Path folder) throws IOException {
        JsonNode document = document(folder.resolve("result.json"));
        return document.isMissingNode() ? Optional.empty() : Optional.of(endState(document));
    }

    private Optional<StoredResult> result(Path file) throws IOException {
        JsonNode document = document(file);
        if (document.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(new StoredResult(
                endState(document),
                Fields.text(document, "errorClass"),
                Fields.text(document, "message"),
                Fields.numbers(document.path("metrics")),
                best(document.path("best")),
                document.path("epochs").asLong(),
                document.path("steps").asLong(),
                Fields.counts(document.path("clips")),
                Fields.text(document, "activation"),
                Fields.count(document, "parameters"),
                throughput(document.path("throughput")),
                Fields.count(document, "peakMemoryBytes"),
                Fields.count(document, "peakDeviceMemoryBytes"),
                Fields.instant(document, "started"),
                Fields.instant(document, "ended"),
                Fields.number(document, "seconds"),
                Fields.numbers(document.path("energy"))));
    }

    private static CellState endState(JsonNode result) {
        return switch (Fields.text(result, "state")) {
            case "done" -> CellState.DONE;
            case "diverged" -> CellState.DIVERGED;
            default -> CellState.FAILED;
        };
    }

    private static Optional<StoredResult.BestEpoch> best(JsonNode node) {
        return node.isObject()
                ? Optional.of(
                        new StoredResult.BestEpoch(node.path("epoch").asLong(), Fields.numbers(node.path("metrics"))))
                : Optional.empty();
    }

    private static Map<String, StoredResult.Throughput> throughput(JsonNode node) {
        Map<String, StoredResult.Throughput> throughput = new LinkedHashMap<>();
        node.properties().stream()
                .filter(entry -> entry.getValue().path("count").asLong() > 0)
                .forEach(entry -> throughput.put(entry.getKey(), speed(entry.getValue())));
        return throughput;
    }

    private static StoredResult.Throughput speed(JsonNode node) {
        return new StoredResult.Throughput(
                Fields.number(node, "clipsPerSecond"),
                Fields.number(node, "p50Millis"),
                Fields.number(node, "p95Millis"),
                Fields.number(node, "p99Millis"),
                node.path("count").asLong(),
                Fields.text(node, "histogram"));
    }

    private JsonNode document(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return MissingNode.getInstance();
        }
        try {
            JsonNode document = json.readTree(Files.readAllBytes(file));
            if (document.path("format").asInt(FORMAT) != FORMAT) {
                notes.accept(relative(file) + " is of format " + document.path("format")
                        + ", this version reads format " + FORMAT + "; what it does not recognise is left out.");
            }
            return document;
        } catch (JsonProcessingException e) {
            notes.accept(relative(file) + " is not valid JSON and is left out: it is damaged or cut off in line "
                    + e.getLocation().getLineNr() + ".");
            return MissingNode.getInstance();
        }
    }

    private String relative(Path path) {
        return outputFolder.relativize(path).toString().replace('\\', '/');
    }
}
