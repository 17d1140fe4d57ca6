package org.earmark.plugins.engines.torch;

import org.bytedeco.pytorch.Tensor;
import org.earmark.spi.tensor.FloatArray;

/** The arrays of one batch on the device. Thread-safe until closed. */
interface Inputs extends AutoCloseable {
    /** Some samples of an array of the batch, float32, owned by the current pointer scope. */
    Tensor of(FloatArray array, int[] samples);

    /** Frees what was copied ahead. What the device has still to compute with it is computed. */
    @Override
    void close();
}
