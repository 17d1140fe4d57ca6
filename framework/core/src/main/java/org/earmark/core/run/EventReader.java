package org.earmark.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads an event file as it grows. Half a line, as a killed process leaves it, is never given out. */
final class EventReader {
    private final Path file;
    private long position;

    EventReader(Path file) {
        this.file = file;
    }

    /** The events appended since the last call. */
    List<JsonNode> fresh() {
        return freshLines().stream().flatMap(line -> parse(line).stream()).toList();
    }

    /** Empty for a line that was damaged by a crash of the machine: what it said is lost, what follows counts. */
    static Optional<JsonNode> parse(String line) {
        try {
            return Optional.of(Json.parse(line));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private List<String> freshLines() {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (RandomAccessFile input = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[Math.toIntExact(Math.max(0, input.length() - position))];
            input.seek(position);
            input.readFully(bytes);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            position += end;
            return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
