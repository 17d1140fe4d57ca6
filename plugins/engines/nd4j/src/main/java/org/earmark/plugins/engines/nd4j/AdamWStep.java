package org.earmark.plugins.engines.nd4j;

import org.earmark.spi.engine.AdamWOptions;

/**
 * The constants of one optimiser step.
 *
 * @param clipping factor on every gradient
 * @param firstCorrection 1 − beta1^step
 * @param secondCorrection 1 − beta2^step
 */
record AdamWStep(
        AdamWOptions options, double clipping, double learningRate, double firstCorrection, double secondCorrection) {
    /** @param step the number of this step, from 1 */
    static AdamWStep of(AdamWOptions options, double gradientNorm, double learningRate, long step) {
        double clip = options.gradientClip();
        return new AdamWStep(
                options,
                clip == 0 ? 1 : Math.min(1, clip / (gradientNorm + 1e-6)),
                learningRate,
                1 - Math.pow(options.beta1(), (double) step),
                1 - Math.pow(options.beta2(), (double) step));
    }
}
