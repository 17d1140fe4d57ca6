package org.earmark.plugins.engines;

import java.util.LinkedHashMap;
import java.util.Map;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.RunningStatistics;

/** The untrained state of a network. Kept on the JVM: it is small, and changes once a step. */
public final class Buffers {
    private final Map<String, FloatArray> values = new LinkedHashMap<>();

    public Buffers(Map<String, FloatArray> initial) {
        initial.forEach((name, array) -> values.put(name, array.copy()));
    }

    /** The buffer itself, which the next step changes. */
    public FloatArray get(String name) {
        FloatArray buffer = values.get(name);
        if (buffer == null) {
            throw new IllegalArgumentException("the network declares no buffer " + name);
        }
        return buffer;
    }

    /** @param momentum the weight of the batch */
    void move(RunningStatistics running, ChannelMoments batch, double momentum) {
        move(running.mean(), batch.mean(), momentum);
        move(running.variance(), batch.unbiasedVariance(), momentum);
    }

    private void move(String name, float[] observed, double momentum) {
        float[] running = get(name).values();
        for (int c = 0; c < running.length; c++) {
            running[c] = (float) (momentum * observed[c] + (1 - momentum) * running[c]);
        }
    }

    public Map<String, FloatArray> copy() {
        Map<String, FloatArray> copies = new LinkedHashMap<>();
        values.forEach((name, array) -> copies.put(name, array.copy()));
        return copies;
    }
}
