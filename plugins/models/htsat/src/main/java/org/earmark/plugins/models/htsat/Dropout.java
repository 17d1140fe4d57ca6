package org.earmark.plugins.models.htsat;

import org.earmark.spi.model.Pass;
import org.earmark.spi.random.RandomStream;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;

/**
 * Sets single activations to 0 in training and scales the others so that the mean is kept (Srivastava et al. 2014).
 *
 * @param name of the place; keys the draws
 * @param rate probability that an activation is dropped, in [0, 1)
 */
record Dropout(String name, double rate) {
    /** (B · k, N, width) → the same shape; a sample's draws depend on that sample alone. */
    Tensor apply(Pass pass, Tensor x) {
        if (!pass.training() || rate == 0) {
            return x;
        }
        FloatArray factors = FloatArray.zeros(x.shape());
        float[] values = factors.values();
        int perSample = values.length / pass.batchSize();
        for (int sample = 0; sample < pass.batchSize(); sample++) {
            RandomStream random = pass.random("dropout." + name, sample);
            for (int i = sample * perSample; i < (sample + 1) * perSample; i++) {
                values[i] = random.nextFloat() >= rate ? (float) (1 / (1 - rate)) : 0;
            }
        }
        return x.multiply(pass.of(factors));
    }
}
