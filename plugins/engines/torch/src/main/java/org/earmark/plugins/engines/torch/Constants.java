package org.earmark.plugins.engines.torch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.earmark.spi.tensor.FloatArray;

/** Fixed tensors that outlive the passes of a learner. Thread-safe. */
final class Constants implements AutoCloseable {
    private final Map<String, Tensor> tensors = new ConcurrentHashMap<>();
    private final Device device;

    Constants(Device device) {
        this.device = device;
    }

    Tensor get(String key, Supplier<FloatArray> values) {
        return tensors.computeIfAbsent(key, absent -> Native.keep(Native.copy(values.get(), device)));
    }

    @Override
    public void close() {
        tensors.values().forEach(Tensor::close);
        tensors.clear();
    }
}
