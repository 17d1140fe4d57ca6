package org.earmark.spi.tensor;

import java.util.Objects;

/**
 * The names of the two buffers of a batch normalisation. They belong to the engine, which updates them in training.
 *
 * @param mean name of the running mean
 * @param variance name of the running (unbiased) variance
 */
public record RunningStatistics(String mean, String variance) {
    public RunningStatistics {
        Objects.requireNonNull(mean);
        Objects.requireNonNull(variance);
    }
}
