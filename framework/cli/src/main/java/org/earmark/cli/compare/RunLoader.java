package org.earmark.cli.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.analysis.compare.RunRecord;
import org.earmark.analysis.export.EventPoints;
import org.earmark.core.audit.ScoreTable;
import org.earmark.core.config.JsonFile;
import org.earmark.spi.error.DataException;
import org.earmark.spi.tensor.FloatArray;

/** Reads an attempt folder as far as it can be read; what cannot is noted. */
public final class RunLoader {
    private static final int FORMAT = 1;
    private final Path folder;
    private final String name;
    private final List<String> notes = new ArrayList<>();

    private RunLoader(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /** @param name for people */
    public static RunRecord load(Path folder, String name) {
        return new RunLoader(folder, name).load();
    }

    private RunRecord load() {
        JsonNode cell = document("cell.json");
        JsonNode result = document("result.json");
        Map<String, String> provenance = flatten(document("provenance.json"));
        provenance.remove("format");
        Map<String, Double> metrics = new LinkedHashMap<>();
        result.path("metrics").properties().forEach(metric -> metrics.put(metric.getKey(), number(metric.getValue())));
        Optional<ScoreTable> predictions = predictions();
        return new RunRecord(
                name,
                result.path("state").asText("without a result"),
                flatten(cell.path("spec")),
                provenance,
                metrics,
                EventPoints.read(folder.resolve("events.jsonl")),
                predictions.map(ScoreTable::values),
                predictions.flatMap(ScoreTable::clips).orElseGet(() -> rows(predictions.map(ScoreTable::values))),
                notes);
    }

    private Optional<ScoreTable> predictions() {
        Path scores = folder.resolve("predictions").resolve("clipwise.npy");
        Path clips = folder.resolve("predictions").resolve("clips.txt");
        if (!Files.isRegularFile(scores)) {
            return Optional.empty();
        }
        try {
            ScoreTable table = ScoreTable.read(scores);
            return Optional.of(Files.isRegularFile(clips) ? table.withClips(clips) : table);
        } catch (DataException e) {
            notes.add("The predictions of " + name + " are left out: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static List<String> rows(Optional<FloatArray> values) {
        List<String> rows = new ArrayList<>();
        values.ifPresent(array -> {
            for (long row = 0; row < array.shape()[0]; row++) {
                rows.add(Long.toString(row));
            }
        });
        return rows;
    }

    private JsonNode document(String file) {
        Path path = folder.resolve(file);
        if (!Files.isRegularFile(path)) {
            notes.add(name + " has no " + file + ".");
            return MissingNode.getInstance();
        }
        try {
            JsonNode tree = JsonFile.read(path);
            if (tree.path("format").asInt() != FORMAT) {
                notes.add(file + " of " + name + " is of format "
                        + tree.path("format").asText("none") + "; this Earmark knows format " + FORMAT
                        + " and compares what it recognises.");
            }
            return tree;
        } catch (IOException e) {
            notes.add(file + " of " + name + " cannot be read and is left out: " + e.getMessage());
            return MissingNode.getInstance();
        }
    }

    private static double number(JsonNode node) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        return switch (node.asText()) {
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }

    private static Map<String, String> flatten(JsonNode node) {
        Map<String, String> leaves = new LinkedHashMap<>();
        flatten("", node, leaves);
        return leaves;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> leaves) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), leaves));
        } else if (!node.isNull() && !node.isMissingNode()) {
            leaves.put(path, node.isValueNode() ? node.asText() : node.toString());
        }
    }
}
