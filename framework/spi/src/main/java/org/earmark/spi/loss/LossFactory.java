package org.earmark.spi.loss;

import org.earmark.spi.Factory;

/** Makes a loss. */
public interface LossFactory<O extends Record> extends Factory<O> {
    /**
     * @throws org.earmark.spi.error.InvalidInputException when the loss does not fit the labels
     */
    Loss create(O options, LossContext context);
}
