package org.earmark.spi.engine;

import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019) as PyTorch computes it, after clipping the global
 * gradient norm. A parameter without gradient in a step is left alone: no update, no decay.
 *
 * @param learningRate base rate, multiplied by the schedule
 * @param beta1 decay of the first moment
 * @param beta2 decay of the second moment
 * @param epsilon added to the root of the second moment
 * @param weightDecay on every parameter, per step: p ← p·(1 − rate·weightDecay)
 * @param gradientClip gradients are multiplied by min(1, gradientClip / (norm + 1e−6)); 0 switches it off
 */
public record AdamWOptions(
        double learningRate, double beta1, double beta2, double epsilon, double weightDecay, double gradientClip)
        implements Validated {
    /** The HTS-AT recipe: 1e−3, 0.9, 0.999, 1e−8, 0.05, clipping at 1. */
    public static AdamWOptions standard() {
        return new AdamWOptions(1e-3, 0.9, 0.999, 1e-8, 0.05, 1.0);
    }

    @Override
    public void validate(Problems problems) {
        problems.require(learningRate > 0, "learningRate", learningRate, "must be positive");
        problems.require(beta1 >= 0 && beta1 < 1, "beta1", beta1, "must be in [0, 1)");
        problems.require(beta2 >= 0 && beta2 < 1, "beta2", beta2, "must be in [0, 1)");
        problems.require(epsilon > 0, "epsilon", epsilon, "must be positive");
        problems.require(weightDecay >= 0, "weightDecay", weightDecay, "must not be negative");
        problems.require(gradientClip >= 0, "gradientClip", gradientClip, "must not be negative");
    }
}
