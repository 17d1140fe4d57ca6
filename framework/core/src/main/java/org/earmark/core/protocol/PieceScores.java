package org.earmark.core.protocol;

import java.util.Objects;
import java.util.Optional;
import org.earmark.spi.tensor.FloatArray;

/**
 * What a network said about one piece, as scores or as logits.
 *
 * @param clipwise (classes)
 * @param framewise (steps, classes), over the whole piece with all its repeats
 * @param latent (dimension)
 * @param attention factor of each step in the original's attention heat maps, (steps)
 */
public record PieceScores(
        FloatArray clipwise,
        Optional<FloatArray> framewise,
        Optional<FloatArray> latent,
        Optional<FloatArray> attention) {
    public PieceScores {
        Objects.requireNonNull(clipwise);
        Objects.requireNonNull(framewise);
        Objects.requireNonNull(latent);
        Objects.requireNonNull(attention);
    }
}
