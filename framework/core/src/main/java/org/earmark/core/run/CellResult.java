package org.earmark.core.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.earmark.core.train.Throughput;
import org.earmark.core.train.ThroughputRecord;
import org.earmark.spi.error.ErrorCategory;

/** Builds {@code result.json}. */
final class CellResult {
    private final ObjectNode figures = Json.object();
    private final Instant started;
    /** The clock may be set while the cell runs; this one is not. */
    private final long startedNanos = System.nanoTime();

    private Optional<RunHistory> history = Optional.empty();

    CellResult(Instant started) {
        this.started = started;
    }

    /** The result will tell what this history has reached by then. */
    void follow(RunHistory reached) {
        history = Optional.of(reached);
    }

    private static ObjectNode reached(RunHistory history) {
        ObjectNode figures = Json.object();
        history.last().ifPresent(last -> figures.set("metrics", EventCodec.numbers(last.metrics())));
        history.best().ifPresent(best -> {
            ObjectNode node = figures.putObject("best");
            node.put("epoch", best.epoch());
            node.set("metrics", EventCodec.numbers(best.metrics()));
        });
        figures.put("epochs", history.epochs());
        figures.put("steps", history.steps());
        ObjectNode throughput = figures.putObject("throughput");
        put(throughput, "train", history.training());
        put(throughput, "evaluate", history.evaluating());
        return figures;
    }

    private static void put(ObjectNode node, String name, Throughput throughput) {
        if (!throughput.isEmpty()) {
            node.set(name, json(throughput.record()));
        }
    }

    static ObjectNode json(ThroughputRecord throughput) {
        ObjectNode node = Json.object();
        node.put("clipsPerSecond", throughput.clipsPerSecond());
        node.put("p50Millis", throughput.p50Millis());
        node.put("p95Millis", throughput.p95Millis());
        node.put("p99Millis", throughput.p99Millis());
        node.put("count", throughput.count());
        node.put("warmUp", throughput.warmUp());
        node.put("histogram", throughput.histogram());
        return node;
    }

    /** Further fields, such as the number of parameters. */
    ObjectNode fields() {
        return figures;
    }

    ObjectNode done(Instant ended) {
        return end("done", Optional.empty(), ended);
    }

    ObjectNode failed(Failure failure, Instant ended) {
        String state = failure.category() == ErrorCategory.DIVERGED ? "diverged" : "failed";
        return end(state, Optional.of(failure), ended);
    }

    private ObjectNode end(String state, Optional<Failure> failure, Instant ended) {
        ObjectNode result = Json.object();
        result.put("format", 1);
        result.put("state", state);
        failure.ifPresent(reason -> {
            result.put("errorClass", reason.category().id());
            result.put("message", reason.message());
        });
        history.ifPresent(reached -> result.setAll(reached(reached)));
        result.setAll(figures);
        PeakMemory.bytes().ifPresent(bytes -> result.put("peakMemoryBytes", bytes));
        result.put("started", started.toString());
        result.put("ended", ended.toString());
        result.put("seconds", Duration.ofNanos(System.nanoTime() - startedNanos).toMillis() / 1e3);
        return result;
    }
}
