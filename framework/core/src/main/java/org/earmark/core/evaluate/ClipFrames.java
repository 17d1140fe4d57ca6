package org.earmark.core.evaluate;

import java.util.Objects;
import org.earmark.spi.tensor.FloatArray;

/**
 * What was heard when in each clip of a part, on the clips' own time axis: views are rotated back, slices put in place.
 *
 * @param step seconds from one frame to the next
 * @param scores probabilities, (clips, frames, classes)
 */
public record ClipFrames(double step, FloatArray scores) {
    public ClipFrames {
        Objects.requireNonNull(scores);
    }
}
