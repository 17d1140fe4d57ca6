package org.earmark.plugins.engines;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.earmark.spi.engine.Prediction;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;

/** Makes predictions of what networks return. */
public final class Predictions {
    private Predictions() {}

    /** Copies what a network returned out of the engine's memory. */
    public static Prediction of(NetworkOutput output) {
        Map<String, FloatArray> extras = new LinkedHashMap<>();
        output.extras().forEach((name, tensor) -> extras.put(name, tensor.toArray()));
        return new Prediction(
                output.clipwise().toArray(),
                output.framewise().map(Tensor::toArray),
                output.latent().map(Tensor::toArray),
                extras);
    }

    /** The prediction of a batch by those of its consecutive parts; a batch of several parts has no extras. */
    public static Prediction join(List<Prediction> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return new Prediction(
                concat(parts.stream().map(Prediction::clipwise).toList()),
                optional(parts, Prediction::framewise),
                optional(parts, Prediction::latent),
                Map.of());
    }

    private static Optional<FloatArray> optional(
            List<Prediction> parts, Function<Prediction, Optional<FloatArray>> output) {
        List<FloatArray> present =
                parts.stream().flatMap(part -> output.apply(part).stream()).toList();
        return present.isEmpty() ? Optional.empty() : Optional.of(concat(present));
    }

    private static FloatArray concat(List<FloatArray> parts) {
        int size = parts.stream().mapToInt(part -> part.values().length).sum();
        float[] values = new float[size];
        int at = 0;
        long samples = 0;
        for (FloatArray part : parts) {
            System.arraycopy(part.values(), 0, values, at, part.values().length);
            at += part.values().length;
            samples += part.shape()[0];
        }
        long[] shape = parts.get(0).shape().clone();
        shape[0] = samples;
        return new FloatArray(values, shape);
    }
}
