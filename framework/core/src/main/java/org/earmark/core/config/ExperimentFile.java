package org.earmark.core.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** An experiment file as a tree, after the files that it includes. */
final class ExperimentFile {
    private static final String INCLUDE = "include";
    private static final List<String> NOT_INHERITED = List.of("name", "version", INCLUDE);

    private final Deque<Path> open = new ArrayDeque<>();
    private String text = "";
    private boolean changed;

    private ExperimentFile() {}

    /**
     * @param tree plugins under {@code base} are mappings with their name
     * @param text the file as written, or the tree as JSON (which is YAML) when it includes others
     */
    record Content(ObjectNode tree, String text) {}

    /** @throws InvalidInputException when a file is missing, is no YAML or includes itself */
    static Content read(Path file) {
        ExperimentFile reading = new ExperimentFile();
        ObjectNode tree = reading.load(file.toAbsolutePath().normalize(), file.toString());
        return new Content(tree, reading.changed ? asText(tree) : reading.text);
    }

    /** A text that includes no other. */
    static Content parse(String text, String source) {
        return new Content(tree(text, source), text);
    }

    static String asText(ObjectNode tree) {
        try {
            return "# the experiment after includes and values from the command line\n"
                    + new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode load(Path file, String name) {
        if (open.contains(file)) {
            throw new InvalidInputException(Problem.of(INCLUDE, name, "includes itself"));
        }
        open.push(file);
        String content = content(file, name);
        text = open.size() == 1 ? content : text;
        ObjectNode tree = tree(content, name);
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        for (String included : includes(tree)) {
            changed = true;
            ObjectNode other = load(file.resolveSibling(included).normalize(), included);
            other.remove(NOT_INHERITED);
            result = merge(result, other);
        }
        open.pop();
        tree.remove(INCLUDE);
        return merge(result, tree);
    }

    private static ObjectNode tree(String content, String name) {
        if (!(YamlTree.read(content, name) instanceof ObjectNode tree)) {
            throw new InvalidInputException(Problem.missing(name, "must be a mapping that starts with earmark: 1"));
        }
        if (tree.get("base") instanceof ObjectNode base) {
            normalise(base);
        }
        return tree;
    }

    private static void normalise(ObjectNode base) {
        List<String> keys = new ArrayList<>();
        base.fieldNames().forEachRemaining(keys::add);
        keys.forEach(key -> base.set(key, ConfigPath.normalised(key, base.get(key))));
    }

    private static List<String> includes(ObjectNode tree) {
        JsonNode include = tree.path(INCLUDE);
        List<String> names = new ArrayList<>();
        if (include.isTextual()) {
            names.add(include.textValue());
        } else if (include.isArray()) {
            include.forEach(name -> names.add(name.asText()));
        } else if (!include.isMissingNode()) {
            throw new InvalidInputException(Problem.of(INCLUDE, Labels.of(include), "must be a list of files"));
        }
        return names;
    }

    /** The file's own keys win; under base, options win one by one unless another plugin is chosen. */
    private static ObjectNode merge(ObjectNode included, ObjectNode own) {
        ObjectNode result = included.deepCopy();
        own.properties().forEach(entry -> {
            boolean both = entry.getKey().equals("base")
                    && entry.getValue().isObject()
                    && result.path("base").isObject();
            result.set(entry.getKey(), both ? mergeOptions(result.get("base"), entry.getValue()) : entry.getValue());
        });
        return result;
    }

    private static JsonNode mergeOptions(JsonNode below, JsonNode above) {
        boolean otherPlugin = above.has("name") && !above.get("name").equals(below.get("name"));
        if (!below.isObject() || !above.isObject() || otherPlugin) {
            return above;
        }
        ObjectNode result = below.deepCopy();
        above.properties()
                .forEach(entry ->
                        result.set(entry.getKey(), mergeOptions(result.path(entry.getKey()), entry.getValue())));
        return result;
    }

    /** The text of a file, with the nearest name beside it when there is none. */
    static String content(Path file, String name) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            Problem problem = Problem.missing(name, "there is no such file");
            throw new InvalidInputException(
                    neighbour(file).map(problem::suggesting).orElse(problem));
        } catch (MalformedInputException e) {
            throw new InvalidInputException(Problem.missing(name, "is not text in UTF-8"));
        } catch (IOException e) {
            throw new InvalidInputException(Problem.missing(name, "cannot be read: " + e));
        }
    }

    private static Optional<String> neighbour(Path file) {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(path -> path.getFileName().toString())
                    .filter(candidate -> candidate.endsWith(".yaml"))
                    .toList();
            return Problems.nearest(file.getFileName().toString(), names);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
