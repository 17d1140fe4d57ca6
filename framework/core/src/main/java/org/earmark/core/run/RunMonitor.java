package org.earmark.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.earmark.core.plan.CellState;
import org.earmark.core.plan.CellState.Status;
import org.earmark.core.run.CellQueue.Verdict;
import org.earmark.spi.launch.CellTask;
import org.earmark.spi.launch.DeviceSlot;
import org.earmark.spi.launch.LaunchMonitor;
import org.earmark.spi.launch.TaskEnd;

/** Follows running cells, shows them, and writes a result for those that could not do so themselves. Thread-safe. */
final class RunMonitor implements LaunchMonitor, AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int INTERRUPTED = 130;

    /** A cell that runs. */
    private record Running(
            CellResult result, long sinceNanos, long memoryKills, AttemptFolder attempt, ProgressMeter meter) {
        static Running now(Clock clock, AttemptFolder attempt) {
            return new Running(
                    new CellResult(clock.instant()),
                    System.nanoTime(),
                    MemoryKills.count(),
                    attempt,
                    new ProgressMeter(attempt));
        }

        Running in(AttemptFolder later) {
            return later.equals(attempt)
                    ? this
                    : new Running(result, sinceNanos, memoryKills, later, new ProgressMeter(later));
        }
    }

    private final RunStore store;
    private final CellQueue queue;
    private final ProgressView view;
    private final Clock clock;
    private final Runnable stop;
    private final Map<String, Running> running = new LinkedHashMap<>();
    private final Ticker poll;

    /** @param stop ends the launcher */
    RunMonitor(RunStore store, CellQueue queue, ProgressView view, Clock clock, Runnable stop) {
        this.store = store;
        this.queue = queue;
        this.view = view;
        this.clock = clock;
        this.stop = stop;
        this.poll = new Ticker("progress", POLL, this::refresh);
    }

    private synchronized void refresh() {
        running.replaceAll((cell, state) -> state.in(store.inUse(state.attempt())));
        running.forEach((cell, state) -> {
            if (state.meter().advance()) {
                view.progressed(cell, state.meter().progress());
            }
        });
    }

    @Override
    public synchronized void waiting(DeviceSlot slot, String reason) {
        view.waiting(slot.device(), reason);
    }

    @Override
    public synchronized void started(CellTask task, String place) {
        running.put(task.cell(), Running.now(clock, new AttemptFolder(task.attempt())));
        view.started(task.cell(), task.title(), place);
    }

    @Override
    public synchronized void ended(CellTask task, TaskEnd end) {
        AttemptFolder attempt = store.inUse(new AttemptFolder(task.attempt()));
        refresh();
        Running state = running.remove(task.cell());
        boolean doneBefore = store.state(task.cell()).status() == Status.DONE;
        if (!attempt.hasResult() && !doneBefore && !wasStopped(end)) {
            boolean memoryRanOut = MemoryKills.count() > state.memoryKills();
            writeFailure(attempt, Failure.of(end, task.timeout(), memoryRanOut), state.result());
        }
        CellState reached = store.state(task.cell());
        Verdict verdict = queue.ended(task, reached, wasStopped(end));
        view.ended(
                task.cell(),
                reached,
                describe(attempt, reached, verdict, end),
                Duration.ofNanos(System.nanoTime() - state.sinceNanos()));
        if (verdict == Verdict.ENDS_THE_RUN) {
            stop.run();
        }
    }

    private static String describe(AttemptFolder attempt, CellState reached, Verdict verdict, TaskEnd end) {
        if (!attempt.hasResult()) {
            return reached.status() == Status.DONE ? "by an earlier worker" : "stopped; run again to continue";
        }
        String message = message(attempt) + (verdict == Verdict.TRIED_AGAIN ? " It is tried again." : "");
        boolean saysMore = !end.outputTail().isBlank()
                && !message.contains(end.outputTail().strip());
        return reached.failure().isEmpty() || !saysMore
                ? message
                : message
                        + System.lineSeparator()
                        + end.outputTail().lines().map(line -> "    | " + line).collect(Collectors.joining("\n"));
    }

    /** Ctrl-C reaches the workers as well as this process: that is no failure of theirs. */
    private static boolean wasStopped(TaskEnd end) {
        return !end.timedOut() && end.exitCode() == INTERRUPTED;
    }

    private void writeFailure(AttemptFolder attempt, Failure failure, CellResult result) {
        ObjectNode end = result.failed(failure, clock.instant());
        // It would be that of this process.
        end.remove("peakMemoryBytes");
        Json.write(attempt.result(), end);
    }

    /** One paragraph on a failure, or the metrics. */
    static String message(AttemptFolder attempt) {
        return message(Json.read(attempt.result()));
    }

    static String message(JsonNode result) {
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
