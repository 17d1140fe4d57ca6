package org.earmark.plugins.engines.torch;

import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.earmark.plugins.engines.Samples;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.tensor.FloatArray;

/** Copies samples when a pass begins with them: all there is to do on a processor, whose memory they are in. */
final class CopiesWhenNeeded implements BatchCopies, Inputs {
    private final Device device;

    CopiesWhenNeeded(Device device) {
        this.device = device;
    }

    @Override
    public void announce(TrainingBatch next, Supplier<List<int[]>> parts) {
        // Nothing is copied ahead.
    }

    @Override
    public void announce(InferenceBatch next, Supplier<List<int[]>> parts) {
        // Nothing is copied ahead.
    }

    @Override
    public Inputs of(TrainingBatch batch) {
        return this;
    }

    @Override
    public Inputs of(InferenceBatch batch) {
        return this;
    }

    @Override
    public Tensor of(FloatArray array, int[] samples) {
        return Native.copy(Samples.of(array, samples), device);
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
