package org.earmark.core.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.tensor.FloatArray;

/** What a safetensors file holds, in the order of its data. */
public final class SafetensorsContent {
    private final Map<String, TypedArray> arrays;
    private final Map<String, String> metadata;

    SafetensorsContent(Map<String, TypedArray> arrays, Map<String, String> metadata) {
        this.arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
        this.metadata = Map.copyOf(metadata);
    }

    /** Every tensor in its own type. */
    public Map<String, TypedArray> arrays() {
        return arrays;
    }

    /** Every tensor rounded to float32; converted anew at each call. */
    public Map<String, FloatArray> tensors() {
        Map<String, FloatArray> tensors = new LinkedHashMap<>();
        arrays.forEach((name, array) -> tensors.put(name, array.toFloatArray()));
        return tensors;
    }

    /** The free texts of the header; empty when there are none. */
    public Map<String, String> metadata() {
        return metadata;
    }
}
