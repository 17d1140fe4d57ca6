package org.earmark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.earmark.core.bench.ThroughputResult;
import org.earmark.core.options.OptionsTree;
import org.earmark.core.plan.Cell;
import org.earmark.core.train.ThroughputRecord;

/** Shows a measured throughput. */
final class ThroughputText {
    private static final double GIGA = 1e9;

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
        lines.add("model " + cell.spec().model().options());
        lines.add(String.format(Locale.ROOT, "matrix product  %8.1f GFLOP/s", result.matrixRate() / GIGA));
        result.forwardOperations()
                .ifPresent(count -> lines.add(String.format(
                        Locale.ROOT,
                        "forward pass    %8.2f GFLOP a clip; training counts three times that",
                        count / GIGA)));
        lines.add(line("training", result.train(), result.trainEfficiency()));
        lines.add(line("evaluation", result.evaluate(), result.evaluateEfficiency()));
        return lines;
    }

    private static String line(String what, ThroughputRecord record, OptionalDouble efficiency) {
        String share = efficiency.isPresent()
                ? String.format(Locale.ROOT, "; %.0f %% of the matrix product", 100 * efficiency.getAsDouble())
                : "";
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
        tree.put("matrixProductFlops", result.matrixRate());
        result.forwardOperations().ifPresent(count -> tree.put("forwardFlopPerClip", count));
        tree.set("train", OptionsTree.of(result.train()));
        tree.set("evaluate", OptionsTree.of(result.evaluate()));
        result.trainEfficiency().ifPresent(share -> tree.put("trainShareOfMatrixProduct", share));
        result.evaluateEfficiency().ifPresent(share -> tree.put("evaluateShareOfMatrixProduct", share));
        result.peakDeviceMemory().ifPresent(bytes -> tree.put("peakDeviceMemoryBytes", bytes));
        return tree;
    }
}
