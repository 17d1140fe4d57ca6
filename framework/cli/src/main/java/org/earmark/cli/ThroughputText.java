package org.earmark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.earmark.core.bench.PacedThroughput;
import org.earmark.core.bench.ThroughputResult;
import org.earmark.core.options.OptionsTree;
import org.earmark.core.plan.Cell;
import org.earmark.core.train.ThroughputRecord;

/** Shows a measured throughput. */
final class ThroughputText {
    private static final double GIGA = 1e9;
    private static final double GIBI = 1L << 30;

    private final Cell cell;
    private final ThroughputResult result;

    ThroughputText(Cell cell, ThroughputResult result) {
        this.cell = cell;
        this.result = result;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s on %s, %s (%s), %d threads, %s, batch %d, clips of %s s",
                cell.spec().model().name(),
                cell.spec().engine().name(),
                result.device().id(),
                result.device().description(),
                result.threads(),
                OptionsTree.id(result.precision()),
                result.batchSize(),
                cell.spec().audio().seconds()));
        lines.add("model           " + options());
        result.forwardOperations()
                .ifPresent(count -> lines.add(String.format(
                        Locale.ROOT,
                        "forward pass    %8.2f GFLOP a clip; training counts three times that",
                        count / GIGA)));
        lines.add(line("training", result.train(), result.trainEfficiency()));
        lines.add(line("evaluation", result.evaluate(), result.evaluateEfficiency()));
        result.peakMemory().ifPresent(bytes -> lines.add(memory("peak memory", bytes)));
        result.peakDeviceMemory().ifPresent(bytes -> lines.add(memory("device memory", bytes)));
        return lines;
    }

    /** The options as they are written in an experiment file, without those that have no value. */
    private String options() {
        return OptionsTree.of(cell.spec().model().options()).properties().stream()
                .filter(field -> !field.getValue().isNull())
                .map(field -> field.getKey() + " "
                        + (field.getValue().isTextual()
                                ? field.getValue().asText()
                                : field.getValue().toString()))
                .collect(Collectors.joining(", "));
    }

    private static String memory(String what, long bytes) {
        return String.format(Locale.ROOT, "%-15s %8.2f GiB", what, bytes / GIBI);
    }

    private static String line(String what, PacedThroughput pass, OptionalDouble efficiency) {
        ThroughputRecord record = pass.throughput();
        String share = efficiency.isPresent()
                ? String.format(
                        Locale.ROOT,
                        "; %.0f %% of the matrix product (%.0f GFLOP/s)",
                        100 * efficiency.getAsDouble(),
                        pass.matrixRate() / GIGA)
                : String.format(Locale.ROOT, "; matrix product %.0f GFLOP/s", pass.matrixRate() / GIGA);
        return String.format(
                Locale.ROOT,
                "%-15s %8.2f clips/s; batch p50 %.0f ms, p95 %.0f ms, p99 %.0f ms over %d batches%s",
                what,
                record.clipsPerSecond(),
                record.p50Millis(),
                record.p95Millis(),
                record.p99Millis(),
                record.count(),
                share);
    }

    ObjectNode json() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("device", result.device().id());
        tree.put("deviceDescription", result.device().description());
        tree.put("engine", cell.spec().engine().name());
        tree.put("precision", OptionsTree.id(result.precision()));
        tree.put("threads", result.threads());
        tree.put("model", cell.spec().model().name());
        tree.set("modelOptions", OptionsTree.of(cell.spec().model().options()));
        tree.put("batchSize", result.batchSize());
        tree.put("clipSeconds", cell.spec().audio().seconds());
        tree.put("trainMatrixProductFlops", result.train().matrixRate());
        tree.put("evaluateMatrixProductFlops", result.evaluate().matrixRate());
        result.forwardOperations().ifPresent(count -> tree.put("forwardFlopPerClip", count));
        tree.set("train", OptionsTree.of(result.train().throughput()));
        tree.set("evaluate", OptionsTree.of(result.evaluate().throughput()));
        result.trainEfficiency().ifPresent(share -> tree.put("trainShareOfMatrixProduct", share));
        result.evaluateEfficiency().ifPresent(share -> tree.put("evaluateShareOfMatrixProduct", share));
        result.peakMemory().ifPresent(bytes -> tree.put("peakMemoryBytes", bytes));
        result.peakDeviceMemory().ifPresent(bytes -> tree.put("peakDeviceMemoryBytes", bytes));
        return tree;
    }
}
