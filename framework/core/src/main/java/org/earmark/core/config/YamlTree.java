package org.earmark.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.math.BigInteger;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads YAML as JSON trees, with the plain scalars of YAML 1.2: {@code yes} and {@code off} are text, {@code 010} and
 * {@code 12:30} are text, {@code 1e-3} is a number. Anchors and aliases are resolved; a key given twice is an error.
 */
final class YamlTree {
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
    private static final Pattern REAL =
            Pattern.compile("[-+]?(\\.[0-9]+|(0|[1-9][0-9]*)(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    // Aliases may nest, so that a short text stands for more nodes than any memory holds.
    private static final int MOST_NODES = 1_000_000;

    private final String source;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    private YamlTree(String source) {
        this.source = source;
    }

    /**
     * @param source name of the text for messages
     * @throws InvalidInputException when the text is no YAML, with line and column
     */
    static JsonNode read(String text, String source) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null) {
                throw new InvalidInputException(Problem.missing(source, "is empty"));
            }
            return new YamlTree(source).convert(root);
        } catch (MarkedYAMLException e) {
            throw new InvalidInputException(
                    Problem.missing(at(source, e.getProblemMark()), "is not YAML: " + e.getProblem()));
        } catch (YAMLException e) {
            throw new InvalidInputException(Problem.missing(source, "is not YAML: " + e.getMessage()));
        }
    }

    private JsonNode convert(Node node) {
        if (++nodes > MOST_NODES) {
            throw refuse(node, "stands for more than " + MOST_NODES + " values");
        }
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar);
        }
        if (!open.add(node)) {
            throw refuse(node, "contains itself");
        }
        JsonNode converted = node instanceof MappingNode mapping ? mapping(mapping) : sequence((SequenceNode) node);
        open.remove(node);
        return converted;
    }

    private ArrayNode sequence(SequenceNode sequence) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        sequence.getValue().forEach(element -> array.add(convert(element)));
        return array;
    }

    private ObjectNode mapping(MappingNode mapping) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw refuse(entry.getKeyNode(), "has a key that is not text");
            }
            if (key.getValue().equals("<<")) {
                throw refuse(key, "uses the merge key <<, which is not supported; use include or repeat the keys");
            }
            if (object.has(key.getValue())) {
                throw refuse(key, "gives " + key.getValue() + " twice");
            }
            object.set(key.getValue(), convert(entry.getValueNode()));
        }
        return object;
    }

    private static JsonNode scalar(ScalarNode node) {
        String text = node.getValue();
        if (node.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN) {
            return JsonNodeFactory.instance.textNode(text);
        }
        return switch (text) {
            case "", "~", "null" -> JsonNodeFactory.instance.nullNode();
            case "true" -> JsonNodeFactory.instance.booleanNode(true);
            case "false" -> JsonNodeFactory.instance.booleanNode(false);
            case ".nan" -> JsonNodeFactory.instance.textNode("NaN");
            case ".inf", "+.inf" -> JsonNodeFactory.instance.textNode("Infinity");
            case "-.inf" -> JsonNodeFactory.instance.textNode("-Infinity");
            default -> numberOrText(text);
        };
    }

    private static JsonNode numberOrText(String text) {
        if (WHOLE.matcher(text).matches()) {
            BigInteger number = new BigInteger(text);
            return number.bitLength() < Long.SIZE
                    ? JsonNodeFactory.instance.numberNode(number.longValue())
                    : JsonNodeFactory.instance.numberNode(number);
        }
        return REAL.matcher(text).matches()
                ? JsonNodeFactory.instance.numberNode(Double.parseDouble(text))
                : JsonNodeFactory.instance.textNode(text);
    }

    private InvalidInputException refuse(Node node, String message) {
        return new InvalidInputException(Problem.missing(at(source, node.getStartMark()), message));
    }

    private static String at(String source, Mark mark) {
        return source + " line " + (mark.getLine() + 1) + " column " + (mark.getColumn() + 1);
    }
}
