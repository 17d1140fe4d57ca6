package org.earmark.spi.engine;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.earmark.spi.tensor.FloatArray;

/**
 * Outputs for a batch, as logits.
 *
 * @param clipwise (B, classes)
 * @param framewise (B, steps, classes)
 * @param latent (B, dimension)
 * @param extras further outputs by name
 */
public record Prediction(
        FloatArray clipwise,
        Optional<FloatArray> framewise,
        Optional<FloatArray> latent,
        Map<String, FloatArray> extras) {
    public Prediction {
        Objects.requireNonNull(clipwise);
        Objects.requireNonNull(framewise);
        Objects.requireNonNull(latent);
        extras = Map.copyOf(extras);
    }
}
