package org.earmark.core.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.earmark.core.config.JsonFile;
import org.earmark.formats.array.AtomicFile;

/** The files of a plan: {@code OUTPUT/EXPERIMENT/plan.json} and the experiment that it was made from. */
public final class PlanFiles {
    private static final int FORMAT = 1;
    private static final String PLAN = "plan.json";
    private static final String DIGEST = "digest";

    private final Path folder;

    /** @param output the folder given by {@code --output} */
    public PlanFiles(Path output, String experiment) {
        this.folder = output.resolve(experiment);
    }

    public Path folder() {
        return folder;
    }

    public Path planFile() {
        return folder.resolve(PLAN);
    }

    /**
     * Writes both files; each appears whole or not at all.
     *
     * @throws org.earmark.spi.error.EarmarkException when the folder cannot be written
     */
    public void write(Plan plan) {
        try {
            write("experiment.yaml", plan.experiment().text());
            write(PLAN, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json(plan)) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and texts is always JSON", e);
        }
    }

    /**
     * Writes a file into the experiment's folder, such that it is seen whole or not at all.
     *
     * @throws org.earmark.spi.error.EarmarkException when the folder cannot be written
     */
    public void write(String name, String content) {
        AtomicFile.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    }

    /** A warning when the stored plan has the same version but was made from an experiment that says otherwise. */
    public Optional<String> versionWarning(Plan plan) {
        if (!Files.isRegularFile(planFile())) {
            return Optional.empty();
        }
        try {
            JsonNode stored = JsonFile.read(planFile());
            boolean sameVersion =
                    stored.path("version").asInt() == plan.experiment().version();
            if (sameVersion
                    && !stored.path(DIGEST).asText().equals(plan.experiment().digest())) {
                return Optional.of("Experiment " + plan.experiment().name() + " says something else than the plan in "
                        + planFile() + ", but both are version "
                        + plan.experiment().version()
                        + ". Raise version in the file when its meaning changes; results of cells that both share are"
                        + " kept either way.");
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    "The stored plan " + planFile() + " cannot be read (" + e.getMessage() + ") and will be replaced.");
        }
    }

    /** The form of {@code plan.json}. */
    public static ObjectNode json(Plan plan) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("format", FORMAT);
        tree.put("experiment", plan.experiment().name());
        tree.put("version", plan.experiment().version());
        tree.put("question", plan.experiment().question());
        ArrayNode metrics = tree.putArray("metrics");
        plan.experiment().metrics().forEach(metrics::add);
        ObjectNode baseline = tree.putObject("baseline");
        plan.baseline().forEach(baseline::put);
        if (!plan.experiment().equivalence().isEmpty()) {
            ObjectNode equivalence = tree.putObject("equivalence");
            plan.experiment().equivalence().forEach(equivalence::put);
        }
        ObjectNode axes = tree.putObject("axes");
        plan.axes().forEach((path, values) -> {
            ArrayNode list = axes.putArray(path);
            values.forEach(list::add);
        });
        ArrayNode cells = tree.putArray("cells");
        plan.cells().forEach(cell -> {
            ObjectNode entry = cells.addObject().put("id", cell.id()).put("title", cell.title());
            ObjectNode values = entry.putObject("axes");
            cell.axes().forEach(values::put);
        });
        merged(plan, tree);
        tree.put(DIGEST, plan.experiment().digest());
        return tree;
    }

    private static void merged(Plan plan, ObjectNode tree) {
        ArrayNode duplicates = tree.putArray("duplicates");
        plan.duplicates().forEach(duplicate -> {
            ArrayNode titles = duplicates.addObject().put("id", duplicate.id()).putArray("titles");
            duplicate.titles().forEach(titles::add);
        });
        ArrayNode dead = tree.putArray("deadAxes");
        plan.deadAxes().forEach(axis -> {
            ObjectNode entry = dead.addObject().put("path", axis.path()).put("cells", axis.cells());
            ArrayNode values = entry.putArray("values");
            axis.values().forEach(values::add);
        });
    }
}
