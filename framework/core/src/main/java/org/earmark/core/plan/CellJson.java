package org.earmark.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problems;

/** The form of a cell in {@code cell.json}. Thread-safe. */
public final class CellJson {
    private static final int FORMAT = 1;

    private final CellSpecJson specs;

    @Inject
    public CellJson(PluginRegistry plugins) {
        this.specs = new CellSpecJson(plugins);
    }

    /** @param experiment name of the experiment that the cell was planned for */
    public ObjectNode write(Cell cell, String experiment) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("format", FORMAT);
        tree.put("id", cell.id());
        tree.put("experiment", experiment);
        tree.put("title", cell.title());
        ObjectNode axes = tree.putObject("axes");
        cell.axes().forEach(axes::put);
        tree.set("spec", CellSpecJson.write(cell.spec()));
        tree.put("dataFingerprint", cell.dataFingerprint());
        return tree;
    }

    /**
     * The cell as it was planned.
     *
     * @throws DataException when the file is no cell, was changed by hand, or needs a plugin that is not here or whose
     *     behaviour has another version
     */
    public Cell read(JsonNode tree) {
        if (tree.path("format").asInt() != FORMAT) {
            throw new DataException("Cannot read a cell of format " + tree.path("format")
                    + "; this Earmark reads format " + FORMAT + ".");
        }
        Problems problems = new Problems();
        String id = tree.path("id").asText();
        CellSpec spec;
        try {
            spec = specs.read(tree.path("spec"), problems);
            problems.throwIfAny();
        } catch (InvalidInputException e) {
            throw new DataException("Cannot read cell " + id + ": " + e.getMessage(), e);
        }
        String fingerprint = tree.path("dataFingerprint").asText();
        String expected = CellId.of(spec, fingerprint);
        if (!expected.equals(id)) {
            throw new DataException("Cell " + id + " does not match its own specification, whose id is " + expected
                    + ": its cell.json was changed after planning. Plan the experiment again.");
        }
        return new Cell(id, tree.path("title").asText(), axes(tree.path("axes")), spec, fingerprint);
    }

    private static Map<String, String> axes(JsonNode tree) {
        Map<String, String> axes = new LinkedHashMap<>();
        tree.properties()
                .forEach(axis -> axes.put(axis.getKey(), axis.getValue().asText()));
        return axes;
    }
}
