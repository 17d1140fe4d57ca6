package org.earmark.spi.mixup;

import org.earmark.spi.Factory;

/** Makes a mixup rule. */
public interface MixupFactory<O extends Record> extends Factory<O> {
    Mixup create(O options);
}
