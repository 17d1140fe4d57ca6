package org.earmark.core.predict;

import org.earmark.spi.loss.Activation;
import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.Targets;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.tensor.Tensor;

/** Stands where an engine wants a loss although nothing is trained. */
record NoLoss(Activation activation) implements Loss {
    @Override
    public Tensor apply(NetworkOutput output, Targets targets) {
        throw new IllegalStateException("a model that only judges is not trained");
    }
}
