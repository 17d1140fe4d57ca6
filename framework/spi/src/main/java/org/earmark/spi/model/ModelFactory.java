package org.earmark.spi.model;

import org.earmark.spi.Factory;

/** Makes a model, usually a {@link Network}. */
public interface ModelFactory<O extends Record> extends Factory<O> {
    /**
     * @throws org.earmark.spi.error.InvalidInputException when the options do not fit the context; paths are those of
     *     the options
     */
    Model create(O options, ModelContext context);
}
