package org.earmark.plugins.engines.torch;

import java.nio.IntBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.earmark.spi.tensor.FloatArray;

/** Fixed tensors that outlive the passes of a learner. Thread-safe. */
final class Constants implements AutoCloseable {
    /** More than networks have that always gather the same; whatever else they gather is not kept. */
    private static final int MOST_POSITIONS = 128;

    private final Map<String, Tensor> tensors = new ConcurrentHashMap<>();
    private final Map<IntBuffer, Tensor> positions = new ConcurrentHashMap<>();
    private final Device device;

    Constants(Device device) {
        this.device = device;
    }

    Tensor get(String key, Supplier<FloatArray> values) {
        return tensors.computeIfAbsent(key, absent -> Native.keep(Native.copy(values.get(), device)));
    }

    /** An int64 vector, kept or owned by the current pointer scope: those that come first are kept. */
    Tensor positions(int... values) {
        // A buffer is equal to others of the same content.
        Tensor known = positions.get(IntBuffer.wrap(values));
        if (known != null || positions.size() >= MOST_POSITIONS) {
            return known != null ? known : Native.positions(values, device);
        }
        int[] own = values.clone();
        return positions.computeIfAbsent(IntBuffer.wrap(own), absent -> Native.keep(Native.positions(own, device)));
    }

    @Override
    public void close() {
        tensors.values().forEach(Tensor::close);
        tensors.clear();
        positions.values().forEach(Tensor::close);
        positions.clear();
    }
}
