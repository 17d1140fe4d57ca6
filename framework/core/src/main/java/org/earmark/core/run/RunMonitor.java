package org.earmark.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.earmark.core.plan.CellState;
import org.earmark.spi.launch.CellTask;
import org.earmark.spi.launch.LaunchMonitor;
import org.earmark.spi.launch.TaskEnd;

/** Follows running cells, shows them, and writes a result for those that could not do so themselves. Thread-safe. */
final class RunMonitor implements LaunchMonitor, AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int INTERRUPTED = 130;
    private static final int TERMINATED = 143;

    /** A cell that runs. */
    private record Running(Instant since, ProgressMeter meter) {}

    private final RunStore store;
    private final ProgressView view;
    private final Clock clock;
    private final Map<String, Running> running = new LinkedHashMap<>();
    private final Ticker poll;

    RunMonitor(RunStore store, ProgressView view, Clock clock) {
        this.store = store;
        this.view = view;
        this.clock = clock;
        this.poll = new Ticker("progress", POLL, this::refresh);
    }

    private synchronized void refresh() {
        running.forEach((cell, state) -> {
            if (state.meter().advance()) {
                view.progressed(cell, state.meter().progress());
            }
        });
    }

    @Override
    public synchronized void started(CellTask task, String place) {
        running.put(task.cell(), new Running(clock.instant(), new ProgressMeter(new AttemptFolder(task.attempt()))));
        view.started(task.cell(), task.title(), place);
    }

    @Override
    public synchronized void ended(CellTask task, TaskEnd end) {
        AttemptFolder attempt = new AttemptFolder(task.attempt());
        refresh();
        Running state = running.remove(task.cell());
        if (!attempt.hasResult() && !wasStopped(end)) {
            writeFailure(attempt, Failure.of(end, task.timeout()), state.since());
        }
        CellState reached = store.state(task.cell());
        String message = attempt.hasResult() ? message(attempt) : "stopped; run again to continue";
        view.ended(task.cell(), reached, message, Duration.between(state.since(), clock.instant()));
    }

    /** Ctrl-C reaches the workers as well as this process: that is no failure of theirs. */
    private static boolean wasStopped(TaskEnd end) {
        return !end.timedOut() && (end.exitCode() == INTERRUPTED || end.exitCode() == TERMINATED);
    }

    private void writeFailure(AttemptFolder attempt, Failure failure, Instant since) {
        ObjectNode result = new CellResult(since).failed(failure, clock.instant());
        result.remove("peakMemoryBytes");
        Json.write(attempt.result(), result);
    }

    /** One paragraph on a failure, or the metrics. */
    static String message(AttemptFolder attempt) {
        JsonNode result = Json.read(attempt.result());
        if (result.hasNonNull("message")) {
            return result.path("message").asText();
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        result.path("metrics")
                .properties()
                .forEach(entry -> metrics.put(entry.getKey(), Json.number(entry.getValue())));
        return ProgressMeter.describe(metrics);
    }

    @Override
    public void close() {
        poll.close();
        view.close();
    }
}
