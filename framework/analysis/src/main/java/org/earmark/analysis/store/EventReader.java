package org.earmark.analysis.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earmark.analysis.store.StoredEvents.Lookup;
import org.earmark.analysis.store.StoredEvents.TimedEvent;

/** Reads the tables of events that cells on data sets with onsets and offsets store. */
public final class EventReader {
    private static final int COLUMNS = 4;

    private EventReader() {}

    /** The events of a done cell, or why there are none. */
    public static Lookup read(StoredCell cell) {
        if (cell.doneResult().isEmpty()) {
            return Lookup.none("the cell is not done");
        }
        StoredAttempt attempt = cell.attempt().orElseThrow();
        Path folder = attempt.location().resolve("predictions");
        if (!Files.isRegularFile(folder.resolve("framewise.npy"))) {
            return Lookup.none("");
        }
        if (!Files.isRegularFile(folder.resolve("events.tsv"))
                || !Files.isRegularFile(folder.resolve("detections.tsv"))) {
            return Lookup.none("it stored framewise scores but no tables of events; an older version made it");
        }
        try {
            return new Lookup(
                    Optional.of(new StoredEvents(
                            table(folder.resolve("events.tsv")),
                            table(folder.resolve("detections.tsv")),
                            Files.readAllLines(folder.resolve("clips.txt"), StandardCharsets.UTF_8),
                            seconds(attempt))),
                    "");
        } catch (IOException | NumberFormatException e) {
            return Lookup.none("its events cannot be read: " + e.getMessage());
        }
    }

    private static double seconds(StoredAttempt attempt) {
        return Double.parseDouble(attempt.configuration().getOrDefault("audio.seconds", "0"));
    }

    private static List<TimedEvent> table(Path file) throws IOException {
        List<TimedEvent> events = new ArrayList<>();
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] fields = line.split("\t", -1);
            if (fields.length != COLUMNS) {
                throw new IOException(file.getFileName() + " has a line of " + fields.length + " columns");
            }
            events.add(
                    new TimedEvent(fields[0], Double.parseDouble(fields[1]), Double.parseDouble(fields[2]), fields[3]));
        }
        return events;
    }
}
