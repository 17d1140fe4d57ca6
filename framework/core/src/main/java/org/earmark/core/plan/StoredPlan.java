package org.earmark.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.earmark.core.config.JsonFile;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.Problems;

/**
 * What {@code plan.json} says, without the configurations themselves.
 *
 * @param experiment name
 * @param cells id to title, in the order of the plan
 */
public record StoredPlan(String experiment, Map<String, String> cells) {
    public StoredPlan {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    /**
     * The plan of an experiment that was run.
     *
     * @throws DataException when there is none under the output folder, with the names of those that there are
     */
    public static StoredPlan read(Path output, String experiment) {
        Path file = new PlanFiles(output, experiment).planFile();
        if (!Files.isRegularFile(file)) {
            List<String> known = experiments(output);
            Optional<String> nearest = Problems.nearest(experiment, known);
            throw new DataException("There is no plan of " + experiment + " in " + output + "; "
                    + (known.isEmpty() ? "nothing was run there yet." : "there are " + String.join(", ", known) + ".")
                    + nearest.map(name -> " Did you mean " + name + "?").orElse("")
                    + " Run it first, or say with --output where it was run.");
        }
        try {
            JsonNode tree = JsonFile.read(file);
            Map<String, String> cells = new LinkedHashMap<>();
            tree.path("cells")
                    .forEach(cell -> cells.put(
                            cell.path("id").asText(), cell.path("title").asText()));
            return new StoredPlan(tree.path("experiment").asText(), cells);
        } catch (IOException e) {
            throw new DataException("Cannot read the plan " + file + ": " + e.getMessage() + ". Run it again.", e);
        }
    }

    /** Names of the experiments that were run there. */
    private static List<String> experiments(Path output) {
        if (!Files.isDirectory(output)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(output)) {
            List<String> names = new ArrayList<>();
            folders.filter(folder -> Files.isRegularFile(folder.resolve("plan.json")))
                    .sorted()
                    .forEach(folder -> names.add(folder.getFileName().toString()));
            return names;
        } catch (IOException e) {
            throw new DataException("Cannot list " + output + ": " + e, e);
        }
    }
}
