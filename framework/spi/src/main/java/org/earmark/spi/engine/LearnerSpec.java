package org.earmark.spi.engine;

import java.util.Objects;
import org.earmark.spi.loss.Loss;
import org.earmark.spi.random.RandomSource;

/**
 * What a learner is made of, besides the network.
 *
 * @param loss how outputs are judged
 * @param optimizer the update rule
 * @param device where to compute
 * @param initial parameters and buffers to start from, and the optimiser's state when resuming
 * @param random the root of the draws made in a forward pass
 */
public record LearnerSpec(Loss loss, AdamWOptions optimizer, Device device, LearnerState initial, RandomSource random) {
    public LearnerSpec {
        Objects.requireNonNull(loss);
        Objects.requireNonNull(optimizer);
        Objects.requireNonNull(device);
        Objects.requireNonNull(initial);
        Objects.requireNonNull(random);
    }
}
