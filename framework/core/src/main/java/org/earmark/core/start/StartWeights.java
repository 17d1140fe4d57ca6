package org.earmark.core.start;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.earmark.core.checkpoint.Checkpoint;
import org.earmark.core.checkpoint.SwinStart;
import org.earmark.core.checkpoint.TensorReport;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.error.DataException;
import org.earmark.spi.model.Network;
import org.earmark.spi.tensor.FloatArray;

/**
 * The weights of a file as a network's start.
 *
 * @param report what of the network was found, and what was not
 * @param dropped names of the file that are left out on purpose: heads
 */
public record StartWeights(
        Start.Kind kind,
        TensorReport report,
        List<String> dropped,
        Map<String, TypedArray> tensors,
        Map<String, String> metadata) {
    /** Where Earmark's own checkpoints keep Adam's first moments. */
    public static final String FIRST_MOMENT = "optimizer.firstMoment.";
    /** Where Earmark's own checkpoints keep Adam's second moments. */
    public static final String SECOND_MOMENT = "optimizer.secondMoment.";
    /** Key of the number of optimiser steps in the metadata of Earmark's own checkpoints. */
    public static final String OPTIMIZER_STEPS = "optimizerSteps";

    /** @throws DataException when the file is no Swin transformer where one is wanted */
    public static StartWeights of(Start.Kind kind, Checkpoint checkpoint, Network network) {
        Map<String, TypedArray> tensors = kind == Start.Kind.SWIN
                ? SwinStart.prepare(checkpoint.tensors())
                : new LinkedHashMap<>(checkpoint.tensors());
        List<String> dropped = checkpoint.tensors().keySet().stream()
                .filter(name -> !tensors.containsKey(name) || (kind == Start.Kind.CHECKPOINT && network.isHead(name)))
                .toList();
        dropped.forEach(tensors::remove);
        Map<String, TypedArray> model = new LinkedHashMap<>(tensors);
        model.keySet().removeIf(name -> name.startsWith(FIRST_MOMENT) || name.startsWith(SECOND_MOMENT));
        TensorReport report = TensorReport.compare(model, network);
        return new StartWeights(kind, report, dropped, tensors, checkpoint.metadata());
    }

    /** Why these weights cannot be this network's start, if so. */
    public Optional<String> misfit(Network network) {
        // The heads of the file were dropped on purpose; to call them missing would send people after the wrong thing.
        TensorReport judged = kind == Start.Kind.CHECKPOINT ? report.withoutMissing(network::isHead) : report;
        boolean enough =
                switch (kind) {
                    case SCRATCH -> true;
                    case SWIN ->
                        report.misshapen().isEmpty() && !report.matching().isEmpty() && partsAreWhole();
                    case CHECKPOINT, RESUME -> judged.isComplete();
                };
        return enough ? Optional.empty() : Optional.of("does not fit the model: " + judged.describe() + advice());
    }

    private String advice() {
        return switch (kind) {
            case SWIN -> "; choose a model of the file's width, depths and window, or the file of another Swin";
            case RESUME -> "; start: {checkpoint: FILE} leaves out the heads, for other classes";
            default -> "; choose the size and variant that the file was made with";
        };
    }

    /** A Swin has no input normalisation and no heads for sounds; but what it has of a part must be all of it. */
    private boolean partsAreWhole() {
        Set<String> parts = report.matching().stream().map(StartWeights::part).collect(Collectors.toSet());
        return report.missing().stream().map(StartWeights::part).noneMatch(parts::contains);
    }

    private static String part(String name) {
        return name.split("\\.", 2)[0];
    }

    /** The drawn state with what the file has in its place. */
    public LearnerState over(LearnerState drawn) {
        Map<String, FloatArray> found = report.select(tensors);
        Map<String, FloatArray> first = Map.of();
        Map<String, FloatArray> second = Map.of();
        long steps = drawn.steps();
        if (kind == Start.Kind.RESUME && metadata.containsKey(OPTIMIZER_STEPS)) {
            first = moments(FIRST_MOMENT);
            second = moments(SECOND_MOMENT);
            steps = first.isEmpty() ? steps : Long.parseLong(metadata.get(OPTIMIZER_STEPS));
        }
        return new LearnerState(
                replaced(drawn.parameters(), found), replaced(drawn.buffers(), found), first, second, steps);
    }

    private Map<String, FloatArray> moments(String prefix) {
        Map<String, FloatArray> moments = new LinkedHashMap<>();
        Predicate<String> wanted = name -> name.startsWith(prefix);
        tensors.forEach((name, tensor) -> {
            if (wanted.test(name)) {
                moments.put(name.substring(prefix.length()), tensor.toFloatArray());
            }
        });
        return moments;
    }

    private static Map<String, FloatArray> replaced(Map<String, FloatArray> drawn, Map<String, FloatArray> found) {
        Map<String, FloatArray> all = new LinkedHashMap<>(drawn);
        all.replaceAll((name, values) -> found.getOrDefault(name, values));
        return all;
    }
}
