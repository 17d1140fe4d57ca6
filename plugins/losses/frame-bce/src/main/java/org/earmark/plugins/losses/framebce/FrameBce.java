package org.earmark.plugins.losses.framebce;

import org.earmark.spi.loss.Activation;
import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.Targets;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.tensor.Tensor;

/**
 * Binary cross-entropy of the framewise probabilities, averaged over clips, time steps and classes, for training on
 * events with onset and offset. A class is present in a step when one of its events covers the middle of the step.
 */
final class FrameBce implements Loss {
    private final double clipWeight;

    FrameBce(double clipWeight) {
        this.clipWeight = clipWeight;
    }

    @Override
    public Tensor apply(NetworkOutput output, Targets targets) {
        Tensor framewise = output.framewise()
                .orElseThrow(() -> new IllegalArgumentException("frame_bce needs a model with framewise output"))
                .sigmoid()
                .binaryCrossEntropy(targets.framewise()
                        .orElseThrow(() -> new IllegalArgumentException("frame_bce needs framewise targets")));
        if (clipWeight == 0) {
            return framewise;
        }
        Tensor clipwise = output.clipwise().sigmoid().binaryCrossEntropy(targets.clipwise());
        return framewise.multiply(1 - clipWeight).add(clipwise.multiply(clipWeight));
    }

    @Override
    public Activation activation() {
        return Activation.SIGMOID;
    }

    @Override
    public boolean needsFrameTargets() {
        return true;
    }
}
