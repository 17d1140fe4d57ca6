package org.earmark.plugins.models.htsat;

import org.earmark.spi.tensor.Tensor;

/** Sees the tensors between the pieces of a network. */
@FunctionalInterface
interface Probe {
    Probe BLIND = (name, value) -> {};

    /** @param name of the place, as in the public implementation */
    void see(String name, Tensor value);
}
