package org.earmark.analysis.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earmark.analysis.store.EventLines;

/** Reads every number of an event file. A line that is cut off or damaged is left out, as a killed process leaves it. */
public final class EventPoints {
    private static final ObjectReader JSON = new ObjectMapper().reader();
    private static final List<String> OF_STEPS = List.of("loss", "gradientNorm", "learningRate", "seconds");
    private static final List<String> OF_EPOCHS = List.of("trainLoss", "clipsPerSecond", "seconds");

    private EventPoints() {}

    /** The numbers in the order of the file; none when there is no file. */
    public static List<Point> read(Path events) {
        List<Point> points = new ArrayList<>();
        if (!Files.isRegularFile(events)) {
            return points;
        }
        try (BufferedReader lines = EventLines.open(events)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                accept(line, points);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return points;
    }

    private static void accept(String line, List<Point> points) {
        JsonNode event;
        try {
            event = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return;
        }
        switch (event.path("type").asText()) {
            case "step" -> OF_STEPS.forEach(name -> add(event, "step", "train", name, event, points));
            case "epoch" -> OF_EPOCHS.forEach(name -> add(event, "epoch", "train", name, event, points));
            case "evaluation" -> {
                String split = event.path("split").asText("test");
                add(event, "evaluation", split, "loss", event, points);
                event.path("metrics")
                        .fieldNames()
                        .forEachRemaining(name -> add(event, "evaluation", split, name, event.path("metrics"), points));
            }
            default -> {}
        }
    }

    private static void add(
            JsonNode event, String scope, String split, String metric, JsonNode holder, List<Point> points) {
        JsonNode value = holder.path(metric);
        if (value.isNumber() || value.isTextual()) {
            points.add(new Point(
                    scope,
                    split,
                    metric,
                    event.path("epoch").asLong(),
                    event.path("step").asLong(),
                    time(event.path("time").asText()),
                    value.isNumber() ? value.doubleValue() : number(value.textValue())));
        }
    }

    /** Numbers that are not finite are written as text. */
    private static double number(String text) {
        return switch (text) {
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
