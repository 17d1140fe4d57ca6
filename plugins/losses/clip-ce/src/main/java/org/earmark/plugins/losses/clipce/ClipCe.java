package org.earmark.plugins.losses.clipce;

import org.earmark.spi.loss.Activation;
import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.Targets;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.tensor.Tensor;

/** Cross-entropy of the softmax over clipwise logits, averaged over clips: {@code clip_ce} of the public HTS-AT code. */
final class ClipCe implements Loss {
    private final ClipCeOptions.Input input;

    ClipCe(ClipCeOptions.Input input) {
        this.input = input;
    }

    @Override
    public Tensor apply(NetworkOutput output, Targets targets) {
        Tensor logits = output.clipwise();
        Tensor scores = input == ClipCeOptions.Input.PROBABILITIES ? logits.sigmoid() : logits;
        return scores.crossEntropy(targets.clipwise());
    }

    @Override
    public Activation activation() {
        return input == ClipCeOptions.Input.PROBABILITIES ? Activation.SIGMOID : Activation.SOFTMAX;
    }
}
