package org.earmark.plugins.engines.torch;

import org.bytedeco.pytorch.Tensor;
import org.earmark.spi.tensor.FloatArray;

/** Carries arrays to a device while it computes. Used by one thread at a time. */
interface Transfers extends AutoCloseable {
    /** Sets an array on its way as float32; returns without waiting for it to arrive. */
    Transfer begin(FloatArray values);

    @Override
    void close();

    /** An array on its way. */
    interface Transfer extends AutoCloseable {
        /**
         * The array on the device, owned by the current pointer scope. What the calling thread asks of the device from
         * now on is computed after the array has arrived.
         */
        Tensor tensor();

        /** Frees the array, when it has arrived and been computed with. */
        @Override
        void close();
    }
}
