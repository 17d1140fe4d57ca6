package org.earmark.core.train;

/**
 * How finely a network tells time.
 *
 * @param steps per clip
 * @param seconds length of a clip
 */
public record FrameGrid(int steps, double seconds) {
    public FrameGrid {
        if (steps < 1 || !(seconds > 0)) {
            throw new IllegalArgumentException(steps + " time steps in " + seconds + " s");
        }
    }
}
