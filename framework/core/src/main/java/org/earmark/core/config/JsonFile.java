package org.earmark.core.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the JSON files that this tool writes. */
public final class JsonFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonFile() {}

    /** @throws IOException when it cannot be read or is damaged; the message says, for people, in which line and how */
    public static JsonNode read(Path file) throws IOException {
        try {
            JsonNode tree = MAPPER.readTree(Files.readAllBytes(file));
            if (tree.isMissingNode()) {
                throw new IOException("it is empty");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "it is not valid JSON in line " + e.getLocation().getLineNr() + " (" + e.getOriginalMessage() + ")",
                    e);
        }
    }
}
