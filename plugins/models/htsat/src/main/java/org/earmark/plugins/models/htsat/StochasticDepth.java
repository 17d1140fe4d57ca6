package org.earmark.plugins.models.htsat;

import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;

/**
 * Leaves out a residual branch in training, for each sample by itself, and scales what stays so that the mean is kept
 * (Huang et al. 2016).
 *
 * @param name of the branch; keys the draws
 * @param rate probability that a sample loses the branch, in [0, 1)
 */
record StochasticDepth(String name, double rate) {
    /** (B, N, width) → the same shape. */
    Tensor apply(Pass pass, Tensor branch) {
        if (!pass.training() || rate == 0) {
            return branch;
        }
        FloatArray factors = FloatArray.zeros(pass.batchSize(), 1, 1);
        for (int sample = 0; sample < pass.batchSize(); sample++) {
            boolean kept = pass.random("stochastic-depth." + name, sample).nextDouble() >= rate;
            factors.values()[sample] = kept ? (float) (1 / (1 - rate)) : 0;
        }
        return branch.multiply(pass.of(factors));
    }
}
