package org.earmark.core.run;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.earmark.core.checkpoint.Safetensors;
import org.earmark.core.checkpoint.SafetensorsContent;
import org.earmark.core.start.StartWeights;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.error.DataException;
import org.earmark.spi.tensor.FloatArray;

/**
 * Learner states as safetensors files. Parameters and buffers have their own names, so that any reader of safetensors
 * finds the model's state dict; the optimiser's moments lie beside them under prefixes.
 */
final class Checkpoints {
    private static final String FIRST = StartWeights.FIRST_MOMENT;
    private static final String SECOND = StartWeights.SECOND_MOMENT;

    /**
     * Where a checkpoint stands.
     *
     * @param cell id
     * @param step optimiser steps done
     * @param epoch epochs closed
     * @param eventBytes length of the event file at that moment
     */
    record Mark(String cell, long step, long epoch, long eventBytes) {}

    /** A checkpoint that was read. */
    record Loaded(Mark mark, LearnerState state) {}

    private Checkpoints() {}

    /** Everything that is needed to continue. */
    static void writeLatest(Path file, LearnerState state, Mark mark) {
        Map<String, FloatArray> tensors = model(state);
        new TreeMap<>(state.firstMoments()).forEach((name, values) -> tensors.put(FIRST + name, values));
        new TreeMap<>(state.secondMoments()).forEach((name, values) -> tensors.put(SECOND + name, values));
        Safetensors.write(file, tensors, metadata(state, mark));
    }

    /** The model alone. */
    static void writeModel(Path file, LearnerState state, Mark mark) {
        Safetensors.write(file, model(state), metadata(state, mark));
    }

    private static Map<String, FloatArray> model(LearnerState state) {
        Map<String, FloatArray> tensors = new LinkedHashMap<>(new TreeMap<>(state.parameters()));
        tensors.putAll(new TreeMap<>(state.buffers()));
        return tensors;
    }

    private static Map<String, String> metadata(LearnerState state, Mark mark) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "earmark-checkpoint-1");
        metadata.put("cell", mark.cell());
        metadata.put("step", Long.toString(mark.step()));
        metadata.put("epoch", Long.toString(mark.epoch()));
        metadata.put("eventBytes", Long.toString(mark.eventBytes()));
        metadata.put(StartWeights.OPTIMIZER_STEPS, Long.toString(state.steps()));
        metadata.put("buffers", state.buffers().keySet().stream().sorted().collect(Collectors.joining("\n")));
        return metadata;
    }

    /** @throws DataException when the file is missing, damaged, or belongs to another cell */
    static Loaded read(Path file, String cell) {
        SafetensorsContent content = Safetensors.read(file);
        Map<String, String> metadata = content.metadata();
        if (!cell.equals(metadata.get("cell"))) {
            throw new DataException("The checkpoint " + file + " belongs to cell " + metadata.get("cell") + ", not to "
                    + cell + ". Delete it.");
        }
        try {
            Mark mark = new Mark(
                    cell,
                    Long.parseLong(metadata.get("step")),
                    Long.parseLong(metadata.get("epoch")),
                    Long.parseLong(metadata.get("eventBytes")));
            return new Loaded(mark, state(content.tensors(), metadata));
        } catch (NumberFormatException e) {
            throw new DataException(
                    "The checkpoint " + file + " does not say where it stands (" + e.getMessage() + "). Delete it.", e);
        }
    }

    private static LearnerState state(Map<String, FloatArray> tensors, Map<String, String> metadata) {
        Set<String> buffers =
                new HashSet<>(List.of(metadata.getOrDefault("buffers", "").split("\n")));
        Predicate<String> isMoment = name -> name.startsWith(FIRST) || name.startsWith(SECOND);
        return new LearnerState(
                select(tensors, "", name -> !isMoment.test(name) && !buffers.contains(name)),
                select(tensors, "", buffers::contains),
                select(tensors, FIRST, name -> name.startsWith(FIRST)),
                select(tensors, SECOND, name -> name.startsWith(SECOND)),
                Long.parseLong(metadata.get(StartWeights.OPTIMIZER_STEPS)));
    }

    private static Map<String, FloatArray> select(
            Map<String, FloatArray> tensors, String prefix, Predicate<String> wanted) {
        Map<String, FloatArray> selected = new LinkedHashMap<>();
        tensors.forEach((name, values) -> {
            if (wanted.test(name)) {
                selected.put(name.substring(prefix.length()), values);
            }
        });
        return selected;
    }
}
