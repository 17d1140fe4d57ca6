package org.earmark.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.earmark.core.config.JsonFile;
import org.earmark.formats.array.AtomicFile;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/** JSON as the store keeps it. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** JSON has no NaN and no infinities; the store writes them as strings. */
    static JsonNode number(double value) {
        return Double.isFinite(value) ? DoubleNode.valueOf(value) : TextNode.valueOf(Double.toString(value));
    }

    static double number(JsonNode node) {
        return node.isTextual() ? Double.parseDouble(node.asText()) : node.asDouble(Double.NaN);
    }

    static byte[] line(JsonNode node) {
        try {
            return (MAPPER.writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and texts is always JSON", e);
        }
    }

    /** @throws JsonProcessingException when the line is no JSON, such as the last one of a killed process */
    static JsonNode parse(String line) throws JsonProcessingException {
        return MAPPER.readTree(line);
    }

    /** @throws DataException when the file is missing or damaged */
    static JsonNode read(Path file) {
        try {
            return JsonFile.read(file);
        } catch (IOException e) {
            throw new DataException(
                    "Cannot read " + file + ": " + e.getMessage() + ". Delete the attempt it lies in and run again.",
                    e);
        }
    }

    /** Writes a document that is seen either whole or not at all, even when the machine stops in between. */
    static void write(Path file, JsonNode document) {
        try {
            AtomicFile.write(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and texts is always JSON", e);
        }
    }

    static EarmarkException cannotWrite(Path file, IOException cause) {
        return new EarmarkException(
                ErrorCategory.ENVIRONMENT,
                "Cannot write " + file + ": " + cause + ". Check free space and permissions of its folder.",
                cause);
    }
}
