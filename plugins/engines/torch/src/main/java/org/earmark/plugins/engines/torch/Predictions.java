package org.earmark.plugins.engines.torch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.earmark.spi.engine.Prediction;
import org.earmark.spi.tensor.FloatArray;

/** Joins the outputs of consecutive parts of a batch. */
final class Predictions {
    private Predictions() {}

    static Prediction join(List<Prediction> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return new Prediction(
                concat(parts.stream().map(Prediction::clipwise).toList()),
                optional(parts, Prediction::framewise),
                optional(parts, Prediction::latent),
                Map.of());
    }

    /**
     * The predictions of all ranks, each of which has those of consecutive samples.
     *
     * @param first the place of this rank's first sample
     * @param size samples of the whole batch
     */
    static Prediction gathered(Prediction own, int first, int size, Collective ranks) {
        return new Prediction(
                gathered(own.clipwise(), first, size, ranks),
                own.framewise().map(frames -> gathered(frames, first, size, ranks)),
                own.latent().map(latent -> gathered(latent, first, size, ranks)),
                Map.of());
    }

    @SuppressWarnings("try") // the scope acts by being open
    private static FloatArray gathered(FloatArray own, int first, int size, Collective ranks) {
        long[] shape = own.shape().clone();
        int width = Math.toIntExact(own.values().length / shape[0]);
        shape[0] = size;
        FloatArray all = FloatArray.zeros(shape);
        System.arraycopy(own.values(), 0, all.values(), first * width, own.values().length);
        try (PointerScope scope = new PointerScope()) {
            // Every value is that of one rank and zero on the others.
            Tensor values = Native.copy(all, ranks.device());
            ranks.sum(values);
            return Native.toArray(values);
        }
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
