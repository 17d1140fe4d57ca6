package org.earmark.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.earmark.core.train.EvaluationRecord;
import org.earmark.core.train.StepRecord;

/** Follows the events of one attempt. Not thread-safe. */
final class ProgressMeter {
    private static final int WINDOW = 10;
    private static final List<String> SHOWN = List.of("accuracy", "mAP", "event-F1");

    private final EventReader events;
    private final Deque<StepRecord> latest = new ArrayDeque<>();
    private CellProgress progress = CellProgress.none();

    ProgressMeter(AttemptFolder attempt) {
        this.events = new EventReader(attempt.events());
    }

    /** How far an attempt is, from the beginning and the end of its events alone. */
    static ProgressMeter glance(AttemptFolder attempt) {
        ProgressMeter meter = new ProgressMeter(attempt);
        List<String> lines = new ArrayList<>();
        lines.add(EventTail.first(attempt.events()));
        lines.addAll(EventTail.lines(attempt.events()));
        lines.forEach(line -> EventReader.parse(line).ifPresent(meter::take));
        return meter;
    }

    /** Until the end of training, if its steps take as long as the latest did; empty before the first step. */
    Optional<Duration> left() {
        if (latest.isEmpty() || progress.totalSteps() == 0) {
            return Optional.empty();
        }
        double mean = latest.stream().mapToDouble(StepRecord::seconds).sum() / latest.size();
        return Optional.of(Duration.ofMillis(Math.round(1000 * mean * (progress.totalSteps() - progress.step()))));
    }

    /** Reads on; whether anything changed. */
    boolean advance() {
        CellProgress before = progress;
        events.fresh().forEach(this::take);
        return !before.equals(progress);
    }

    CellProgress progress() {
        return progress;
    }

    private void take(JsonNode event) {
        switch (event.path("type").asText()) {
            case "start", "resume" -> begin(event);
            case "step" -> step(EventCodec.step(event));
            case "evaluation" -> evaluated(EventCodec.evaluation(event));
            default -> {}
        }
    }

    private void begin(JsonNode event) {
        long epochs = event.path("epochs").asLong();
        long total = epochs * event.path("stepsPerEpoch").asLong();
        latest.clear();
        progress = new CellProgress(
                event.path("step").asLong(),
                total,
                progress.epoch(),
                epochs,
                progress.loss(),
                Double.NaN,
                progress.evaluation());
    }

    private void step(StepRecord step) {
        latest.addLast(step);
        if (latest.size() > WINDOW) {
            latest.removeFirst();
        }
        double clips = latest.stream().mapToLong(StepRecord::clips).sum();
        double seconds = latest.stream().mapToDouble(StepRecord::seconds).sum();
        progress = new CellProgress(
                step.step(),
                progress.totalSteps(),
                step.epoch(),
                progress.epochs(),
                step.loss(),
                clips / seconds,
                progress.evaluation());
    }

    private void evaluated(EvaluationRecord evaluation) {
        progress = new CellProgress(
                progress.step(),
                progress.totalSteps(),
                progress.epoch(),
                progress.epochs(),
                progress.loss(),
                progress.clipsPerSecond(),
                describe(evaluation.metrics()));
    }

    /** The best-known metrics, for people: {@code accuracy 0.813, mAP 0.862}. */
    static String describe(Map<String, Double> metrics) {
        return SHOWN.stream()
                .filter(metrics::containsKey)
                .map(name -> String.format(Locale.ROOT, "%s %.3f", name, metrics.get(name)))
                .collect(Collectors.joining(", "));
    }
}
