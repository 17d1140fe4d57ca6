package org.earmark.testkit.engine;

import org.earmark.spi.loss.Activation;
import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.Targets;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.tensor.Tensor;

/** Binary cross-entropy of the clipwise logits. */
public final class SigmoidLoss implements Loss {
    @Override
    public Tensor apply(NetworkOutput output, Targets targets) {
        return output.clipwise().sigmoid().binaryCrossEntropy(targets.clipwise());
    }

    @Override
    public Activation activation() {
        return Activation.SIGMOID;
    }
}
