package org.earmark.spi.loss;

import java.util.Objects;
import java.util.Optional;
import org.earmark.spi.tensor.Tensor;

/**
 * What a batch should have been judged as.
 *
 * @param clipwise (B, classes), 0 … 1
 * @param framewise (B, steps, classes), 0 … 1
 */
public record Targets(Tensor clipwise, Optional<Tensor> framewise) {
    public Targets {
        Objects.requireNonNull(clipwise);
        Objects.requireNonNull(framewise);
    }
}
