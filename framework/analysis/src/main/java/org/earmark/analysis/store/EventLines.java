package org.earmark.analysis.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens append-only event files. */
public final class EventLines {
    private EventLines() {}

    /** A crash of the machine can leave any bytes: those that are no text spoil their own line, not the file. */
    public static BufferedReader open(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }
}
