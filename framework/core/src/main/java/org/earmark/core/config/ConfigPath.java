package org.earmark.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** Dotted paths into a configuration, such as {@code model.size}. */
final class ConfigPath {
    private static final Pattern SEPARATOR = Pattern.compile("\\.");
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z][A-Za-z0-9_]*)*");

    private ConfigPath() {}

    static int depth(String path) {
        return (int) path.chars().filter(character -> character == '.').count();
    }

    static String[] keys(String path) {
        return SEPARATOR.split(path);
    }

    /** Sets the value, making mappings on the way; what stood at the path is replaced. */
    static void set(ObjectNode tree, String path, JsonNode value) {
        String[] keys = keys(path);
        ObjectNode parent = tree;
        for (int i = 0; i < keys.length - 1; i++) {
            JsonNode next = parent.get(keys[i]);
            parent = next instanceof ObjectNode object ? object : parent.putObject(keys[i]);
        }
        parent.set(keys[keys.length - 1], value);
    }

    static Optional<JsonNode> get(JsonNode tree, String path) {
        JsonNode node = tree;
        for (String key : keys(path)) {
            node = node.path(key);
        }
        return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    }

    /** Whether one path is the other or leads into it. */
    static boolean covers(String outer, String inner) {
        return inner.equals(outer) || inner.startsWith(outer + ".");
    }

    /** What is wrong with a path, if anything. */
    static Optional<Problem> problem(String path, String place) {
        String first = keys(path.isEmpty() ? " " : path)[0];
        Optional<Section> section = Section.of(first);
        if (section.isEmpty()) {
            Problem problem = Problem.of(
                    place, path, "does not start with a section of base: " + String.join(", ", Section.keys()));
            return Optional.of(Problems.nearest(first, Section.keys())
                    .map(nearest -> problem.suggesting(nearest + path.substring(first.length())))
                    .orElse(problem));
        }
        if (!SHAPE.matcher(path).matches()) {
            return Optional.of(Problem.of(place, path, "is no path of names with dots between"));
        }
        if (section.get().form() == Section.Form.VALUE && depth(path) > 0) {
            return Optional.of(Problem.of(place, path, first + " is one value and has no options"));
        }
        return Optional.empty();
    }

    /** A plugin given by its name alone as the mapping that it stands for; any other value as it is. */
    static JsonNode normalised(String path, JsonNode value) {
        boolean plugin = Section.of(path)
                .filter(section -> section.form() == Section.Form.PLUGIN)
                .isPresent();
        if (plugin && value.isValueNode() && !value.isNull()) {
            return JsonNodeFactory.instance.objectNode().put("name", value.asText());
        }
        return value;
    }
}
