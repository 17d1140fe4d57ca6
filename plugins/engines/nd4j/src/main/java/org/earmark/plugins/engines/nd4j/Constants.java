package org.earmark.plugins.engines.nd4j;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.earmark.spi.tensor.FloatArray;

/** Fixed tensors that outlive the passes of a learner. Thread-safe. */
final class Constants implements AutoCloseable {
    /** Where a constant lies. */
    @SuppressWarnings("ArrayRecordComponent") // shapes are arrays throughout; constants are never compared
    record Constant(Value value, long[] shape) {}

    private final Map<String, Constant> constants = new ConcurrentHashMap<>();

    Constant get(String key, Supplier<FloatArray> values, Kernels kernels) {
        return constants.computeIfAbsent(key, absent -> {
            FloatArray array = values.get();
            Block block = Block.allocate(array.values().length);
            kernels.write(array.values(), block);
            return new Constant(Value.of(block, array.values().length, false), array.shape());
        });
    }

    @Override
    public void close() {
        constants.values().forEach(constant -> constant.value().data().free());
        constants.clear();
    }
}
