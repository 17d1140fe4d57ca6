package org.earmark.core.protocol;

import java.util.Objects;
import org.earmark.spi.tensor.FloatArray;

/**
 * A spectrogram that a network judges, and the stretch of the recording that it shows.
 *
 * @param features (frames, mel bands)
 * @param start seconds into the view
 * @param seconds of the recording that one repetition covers
 * @param repeats how often that stretch stands in the spectrogram
 * @param rotation seconds by which the view was rotated to the left
 */
public record Piece(FloatArray features, double start, double seconds, int repeats, double rotation) {
    public Piece {
        Objects.requireNonNull(features);
    }

    public int frames() {
        return Math.toIntExact(features.shape()[0]);
    }
}
