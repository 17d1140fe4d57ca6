package org.earmark.plugins.engines;

import org.earmark.spi.tensor.FloatArray;

/** Picks samples from the first axis of an array. */
public final class Samples {
    private Samples() {}

    public static FloatArray of(FloatArray batch, int[] samples) {
        long[] shape = batch.shape().clone();
        if (samples.length == shape[0]) {
            return batch;
        }
        int size = Math.toIntExact(batch.values().length / shape[0]);
        float[] values = new float[samples.length * size];
        for (int i = 0; i < samples.length; i++) {
            System.arraycopy(batch.values(), samples[i] * size, values, i * size, size);
        }
        shape[0] = samples.length;
        return new FloatArray(values, shape);
    }
}
