package org.earmark.plugins.losses.clipbce;

import org.earmark.spi.loss.Activation;
import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.Targets;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.tensor.Tensor;

/**
 * Binary cross-entropy of the clipwise probabilities, averaged over clips and classes: {@code clip_bce} of the public
 * HTS-AT code. The sigmoid is taken first and the logarithms are limited, as there, rather than fused with the logits.
 */
final class ClipBce implements Loss {
    @Override
    public Tensor apply(NetworkOutput output, Targets targets) {
        return output.clipwise().sigmoid().binaryCrossEntropy(targets.clipwise());
    }

    @Override
    public Activation activation() {
        return Activation.SIGMOID;
    }
}
