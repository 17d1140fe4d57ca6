package org.earmark.analysis.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earmark.analysis.store.StoredWaterfall.Lookup;

/** Reads the waterfall of protocols beside an attempt. */
public final class WaterfallReader {
    private static final int FORMAT = 1;

    private WaterfallReader() {}

    /** The waterfall of the attempt that speaks for the cell, or why there is none. */
    public static Lookup read(StoredCell cell) {
        Optional<Path> file = cell.attempt()
                .map(attempt -> attempt.location().resolve("waterfall.json"))
                .filter(Files::isRegularFile);
        if (file.isEmpty()) {
            return new Lookup(Optional.empty(), "");
        }
        try {
            JsonNode tree = new ObjectMapper().readTree(Files.readAllBytes(file.get()));
            if (tree.path("format").asInt() != FORMAT || tree.path("rows").isEmpty()) {
                return new Lookup(
                        Optional.empty(),
                        "its waterfall.json is of format " + tree.path("format").asText("none") + " or has no rows;"
                                + " judge the cell again");
            }
            return new Lookup(Optional.of(waterfall(tree)), "");
        } catch (IOException e) {
            return new Lookup(Optional.empty(), "its waterfall.json cannot be read: " + e.getMessage());
        }
    }

    private static StoredWaterfall waterfall(JsonNode tree) {
        List<StoredWaterfall.Row> rows = new ArrayList<>();
        for (JsonNode row : tree.path("rows")) {
            rows.add(new StoredWaterfall.Row(
                    Fields.text(row, "name"),
                    row.path("selectedOnTest").asBoolean(),
                    Fields.numbers(row.path("metrics"))));
        }
        return new StoredWaterfall(
                Fields.text(tree, "primaryMetric"), tree.path("clips").asLong(), rows);
    }
}
