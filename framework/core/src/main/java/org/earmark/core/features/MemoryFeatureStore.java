package org.earmark.core.features;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Keeps features on the heap: for small sets, and where no cache folder can be written. */
public final class MemoryFeatureStore implements FeatureStore {
    private final Map<Integer, float[]> stored = new ConcurrentHashMap<>();

    @Override
    public void read(int clip, Supplier<float[]> compute, float[] target, int offset) {
        float[] values = stored.computeIfAbsent(clip, index -> compute.get());
        System.arraycopy(values, 0, target, offset, values.length);
    }
}
