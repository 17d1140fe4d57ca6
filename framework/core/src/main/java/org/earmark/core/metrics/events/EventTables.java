package org.earmark.core.metrics.events;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/**
 * Reads and writes the tables of the DCASE challenges: events (filename, onset, offset, event_label, and score where
 * there is one) and durations (filename, duration), tab-separated with a header line. A line of a file without events
 * has only its name.
 */
public final class EventTables {
    private static final String FILE = "filename";
    private static final String ONSET = "onset";
    private static final String OFFSET = "offset";
    private static final String LABEL = "event_label";
    private static final String SCORE = "score";
    private static final String DURATION = "duration";

    private EventTables() {}

    /** @throws DataException when the table is missing, lacks a column or has a wrong line */
    public static List<LabelledEvent> readEvents(Path file) {
        List<LabelledEvent> events = new ArrayList<>();
        for (TsvTable.Row row :
                TsvTable.read(file, List.of(FILE, ONSET, OFFSET, LABEL)).rows()) {
            if (!isFileWithoutEvents(row)) {
                events.add(event(row));
            }
        }
        return events;
    }

    /** @throws DataException when the table is missing, lacks a column or has a wrong line */
    public static List<ScoredEvent> readScoredEvents(Path file) {
        List<ScoredEvent> events = new ArrayList<>();
        for (TsvTable.Row row :
                TsvTable.read(file, List.of(FILE, ONSET, OFFSET, LABEL, SCORE)).rows()) {
            if (!isFileWithoutEvents(row)) {
                events.add(new ScoredEvent(event(row), row.number(SCORE)));
            }
        }
        return events;
    }

    /** As {@link #readScoredEvents}; empty for a table without the column of scores. */
    public static Optional<List<ScoredEvent>> readScoredEventsIfAny(Path file) {
        return TsvTable.read(file, List.of(FILE, ONSET, OFFSET, LABEL)).has(SCORE)
                ? Optional.of(readScoredEvents(file))
                : Optional.empty();
    }

    /**
     * Seconds of each file, in the order of the table.
     *
     * @throws DataException when the table is missing, lacks a column or has a wrong line
     */
    public static Map<String, Double> readDurations(Path file) {
        Map<String, Double> durations = new LinkedHashMap<>();
        for (TsvTable.Row row : TsvTable.read(file, List.of(FILE, DURATION)).rows()) {
            double duration = row.number(DURATION);
            if (duration <= 0) {
                throw row.bad("the duration is " + duration + " s, it must be positive");
            }
            durations.putIfAbsent(row.text(FILE), duration);
        }
        return durations;
    }

    /** @throws EarmarkException when the file cannot be written */
    public static void writeEvents(Path file, List<LabelledEvent> events) {
        StringBuilder text = new StringBuilder(String.join("\t", FILE, ONSET, OFFSET, LABEL)).append('\n');
        for (LabelledEvent event : events) {
            text.append(event.file()).append('\t').append(event.onset()).append('\t');
            text.append(event.offset()).append('\t').append(event.label()).append('\n');
        }
        write(file, text);
    }

    /** @throws EarmarkException when the file cannot be written */
    public static void writeDurations(Path file, Map<String, Double> durations) {
        StringBuilder text = new StringBuilder(String.join("\t", FILE, DURATION)).append('\n');
        durations.forEach((name, duration) ->
                text.append(name).append('\t').append(duration).append('\n'));
        write(file, text);
    }

    /** @throws EarmarkException when the file cannot be written */
    public static void writeCounts(Path file, List<ClipEventCounts.Row> counts) {
        StringBuilder text = new StringBuilder(String.join("\t", "metric", FILE, LABEL, "hits", "considered"));
        text.append('\n');
        for (ClipEventCounts.Row row : counts) {
            text.append(row.metric()).append('\t').append(row.file()).append('\t');
            text.append(row.label()).append('\t').append(row.hits()).append('\t');
            text.append(row.considered()).append('\n');
        }
        write(file, text);
    }

    private static boolean isFileWithoutEvents(TsvTable.Row row) {
        return row.isEmpty(ONSET) && row.isEmpty(OFFSET) && row.isEmpty(LABEL);
    }

    private static LabelledEvent event(TsvTable.Row row) {
        double onset = row.number(ONSET);
        double offset = row.number(OFFSET);
        if (offset < onset) {
            throw row.bad("the offset " + offset + " s is before the onset " + onset + " s");
        }
        if (row.isEmpty(LABEL)) {
            throw row.bad("the column " + LABEL + " is empty");
        }
        return new LabelledEvent(row.text(FILE), onset, offset, row.text(LABEL));
    }

    private static void write(Path file, CharSequence text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "Cannot write " + file + ": " + e + ". Check free space and permissions of its folder.",
                    e);
        }
    }
}
