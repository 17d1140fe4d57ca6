package org.earmark.testkit.engine;

import org.earmark.spi.loss.Activation;
import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.Targets;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.tensor.Tensor;

/** Σ logit·target: lets a test choose the gradient that arrives at the logits. */
final class WeightedSum implements Loss {
    @Override
    public Tensor apply(NetworkOutput output, Targets targets) {
        return output.clipwise().multiply(targets.clipwise()).sum();
    }

    @Override
    public Activation activation() {
        return Activation.SIGMOID;
    }
}
