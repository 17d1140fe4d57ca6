package org.earmark.core.checkpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.tensor.FloatArray;

/**
 * The weights of a network as a file holds them.
 *
 * @param format the container
 * @param tensors by name, without the prefix that a training wrapper adds
 * @param metadata the plain values beside the weights, for example {@code epoch}
 * @param notes what was left out or renamed, for people
 */
public record Checkpoint(
        CheckpointFormat format, Map<String, TypedArray> tensors, Map<String, String> metadata, List<String> notes) {
    public Checkpoint {
        Objects.requireNonNull(format);
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        notes = List.copyOf(notes);
    }

    /** Every tensor rounded to float32; converted anew at each call. */
    public Map<String, FloatArray> floatTensors() {
        Map<String, FloatArray> floats = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> floats.put(name, tensor.toFloatArray()));
        return floats;
    }

    /** The tensors with a NaN or an infinity, each with the first such value and its index in row-major order. */
    public List<String> nonFinite() {
        List<String> found = new ArrayList<>();
        tensors.forEach((name, tensor) -> {
            if (tensor.type().isFloatingPoint()) {
                for (int i = 0; i < tensor.size(); i++) {
                    double value = tensor.getDouble(i);
                    if (!Double.isFinite(value)) {
                        found.add(name + "[" + i + "] is " + value);
                        break;
                    }
                }
            }
        });
        return found;
    }
}
