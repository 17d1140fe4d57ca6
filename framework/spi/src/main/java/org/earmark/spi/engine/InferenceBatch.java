package org.earmark.spi.engine;

import java.util.Objects;
import org.earmark.spi.tensor.FloatArray;

/**
 * Clips to be judged.
 *
 * @param features log-mel spectrograms, (B, frames, mel bands)
 * @param wantsExtras whether extra outputs such as attention maps are needed
 */
public record InferenceBatch(FloatArray features, boolean wantsExtras) {
    public InferenceBatch {
        Objects.requireNonNull(features);
    }

    public static InferenceBatch of(FloatArray features) {
        return new InferenceBatch(features, false);
    }

    public int size() {
        return Math.toIntExact(features.shape()[0]);
    }
}
