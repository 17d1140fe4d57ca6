package org.earmark.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;

/**
 * A value given on the command line, {@code --set training.epochs=3}.
 *
 * @param path into the configuration
 * @param value as YAML reads it
 */
public record Assignment(String path, JsonNode value) {
    /** @throws InvalidInputException when the text is not PATH=VALUE or names no section */
    public static Assignment parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new InvalidInputException(
                    Problem.of("--set", text, "is not PATH=VALUE, for example training.epochs=3"));
        }
        String path = text.substring(0, equals).strip();
        ConfigPath.problem(path, "--set").ifPresent(problem -> {
            throw new InvalidInputException(problem);
        });
        String value = text.substring(equals + 1);
        return new Assignment(
                path, value.isBlank() ? YamlTree.read("''", "--set") : YamlTree.read(value, "--set " + path));
    }

    /** Sets the value in a configuration, making mappings on the way. */
    public void applyTo(ObjectNode tree) {
        ConfigPath.set(tree, path, ConfigPath.normalised(path, value));
    }
}
