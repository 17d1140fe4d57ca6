package org.earmark.plugins.engines.torch;

import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The two losses that need more care than a chain of operations. */
final class Losses {
    private Losses() {}

    static Tensor binaryCrossEntropy(Tensor probabilities, Tensor target) {
        requireSame(probabilities, target);
        // libtorch refuses NaN here; a diverged network must report a loss that is not finite instead.
        return probabilities.is_cuda() ? chosenThere(probabilities, target) : chosenHere(probabilities, target);
    }

    /** Looks before it computes. */
    static Tensor chosenHere(Tensor probabilities, Tensor target) {
        return torch.isnan(probabilities.detach()).any().item_bool()
                ? probabilities.mean()
                : torch.binary_cross_entropy(probabilities, target);
    }

    /** Computes both, so that nobody waits for the device to have looked. */
    static Tensor chosenThere(Tensor probabilities, Tensor target) {
        Tensor diverged = torch.isnan(probabilities.detach()).any();
        Tensor loss = torch.binary_cross_entropy(torch.nan_to_num(probabilities), target);
        return torch.where(diverged, probabilities.mean(), loss);
    }

    static Tensor crossEntropy(Tensor logits, Tensor target) {
        requireSame(logits, target);
        if (logits.dim() != 2) {
            throw new IllegalArgumentException("logits need the shape (B, classes)");
        }
        return torch.log_softmax(logits, 1).mul(target).sum(1L).mean().mul(new Scalar(-1.0));
    }

    private static void requireSame(Tensor values, Tensor target) {
        if (!Arrays.equals(values.shape(), target.shape())) {
            throw new IllegalArgumentException("the target must have the shape of the predictions");
        }
    }
}
