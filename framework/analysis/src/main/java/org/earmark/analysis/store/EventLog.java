package org.earmark.analysis.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads one append-only event file. A line that is no JSON is counted and left out: a process that is killed while it
 * writes leaves half a line.
 */
final class EventLog {
    private final List<TrainingHistory.Epoch> epochs = new ArrayList<>();
    private final List<TrainingHistory.Evaluation> evaluations = new ArrayList<>();
    private final StepSeries.Builder series = new StepSeries.Builder();
    private long[] steps = new long[256];
    private double[] learningRates = new double[256];
    private int stepCount;
    private int unreadableLines;
    private String lastTime = "";

    private EventLog() {}

    static EventLog read(ObjectReader json, Path file) throws IOException {
        EventLog log = new EventLog();
        if (Files.isRegularFile(file)) {
            try (BufferedReader lines = EventLines.open(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    log.accept(json, line);
                }
            }
        }
        return log;
    }

    TrainingHistory history() {
        return new TrainingHistory(epochs, evaluations, Curve.through(steps, learningRates, stepCount), series.build());
    }

    /** Lines that are no JSON; one is usual after a kill. */
    int unreadableLines() {
        return unreadableLines;
    }

    Optional<Instant> lastSign() {
        try {
            return lastTime.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(lastTime));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private void accept(ObjectReader json, String line) {
        try {
            JsonNode event = json.readTree(line);
            String time = Fields.text(event, "time");
            // Parsing only the last keeps long logs cheap. It is not always the latest: clocks are set back.
            if (!time.isEmpty()) {
                lastTime = time;
            }
            switch (Fields.text(event, "type")) {
                case "step" -> step(event);
                case "epoch" -> epoch(event);
                case "evaluation" -> evaluation(event);
                default -> {}
            }
        } catch (JsonProcessingException e) {
            unreadableLines++;
        }
    }

    private void step(JsonNode event) {
        series.add(
                event.path("step").asLong(),
                Fields.number(event, "loss"),
                Fields.number(event, "gradientNorm"),
                Fields.number(event, "seconds"),
                event.path("clips").asLong());
        double learningRate = Fields.number(event, "learningRate");
        if (!Double.isFinite(learningRate)) {
            return;
        }
        if (stepCount == steps.length) {
            steps = Arrays.copyOf(steps, stepCount * 2);
            learningRates = Arrays.copyOf(learningRates, stepCount * 2);
        }
        steps[stepCount] = event.path("step").asLong();
        learningRates[stepCount] = learningRate;
        stepCount++;
    }

    private void epoch(JsonNode event) {
        epochs.add(new TrainingHistory.Epoch(
                event.path("epoch").asLong(),
                Fields.number(event, "trainLoss"),
                Fields.number(event, "clipsPerSecond"),
                Fields.number(event, "seconds")));
    }

    private void evaluation(JsonNode event) {
        evaluations.add(new TrainingHistory.Evaluation(
                event.path("epoch").asLong(),
                event.path("step").asLong(),
                Fields.number(event, "loss"),
                Fields.numbers(event.path("metrics"))));
    }
}
