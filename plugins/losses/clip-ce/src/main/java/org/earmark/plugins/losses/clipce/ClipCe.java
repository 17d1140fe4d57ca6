package org.earmark.plugins.losses.clipce;

import org.earmark.spi.loss.Activation;
import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.Targets;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.tensor.Tensor;

/** Cross-entropy of the softmax over clipwise logits, averaged over clips: {@code clip_ce} of the public HTS-AT code. */
final class ClipCe implements Loss {
    @Override
    public Tensor apply(NetworkOutput output, Targets targets) {
        return output.clipwise().crossEntropy(targets.clipwise());
    }

    @Override
    public Activation activation() {
        return Activation.SOFTMAX;
    }
}
