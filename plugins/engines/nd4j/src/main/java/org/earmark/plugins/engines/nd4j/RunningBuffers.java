package org.earmark.plugins.engines.nd4j;

import java.util.LinkedHashMap;
import java.util.Map;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.RunningStatistics;

/** The untrained state of a network. Kept on the JVM: it is small, and changes once a step. */
final class RunningBuffers implements BatchStatistics {
    /** How a batch moves the running statistics of one normalisation. */
    record Update(RunningStatistics running, ChannelMoments moments, double momentum) {}

    private final Map<String, FloatArray> values = new LinkedHashMap<>();

    RunningBuffers(Map<String, FloatArray> initial) {
        initial.forEach((name, array) -> values.put(name, array.copy()));
    }

    @Override
    public ChannelStatistics statistics(
            Nd4jTensor input, RunningStatistics running, double momentum, boolean training) {
        Graph graph = input.graph();
        return new ChannelStatistics(graph.of(buffer(running.mean())), graph.of(buffer(running.variance())));
    }

    private FloatArray buffer(String name) {
        FloatArray buffer = values.get(name);
        if (buffer == null) {
            throw new IllegalArgumentException("the network declares no buffer " + name);
        }
        return buffer;
    }

    void apply(Update update) {
        move(update.running().mean(), update.moments().mean(), update.momentum());
        move(update.running().variance(), update.moments().unbiasedVariance(), update.momentum());
    }

    private void move(String name, float[] observed, double momentum) {
        float[] running = buffer(name).values();
        for (int c = 0; c < running.length; c++) {
            running[c] = (float) (momentum * observed[c] + (1 - momentum) * running[c]);
        }
    }

    Map<String, FloatArray> copy() {
        Map<String, FloatArray> copies = new LinkedHashMap<>();
        values.forEach((name, array) -> copies.put(name, array.copy()));
        return copies;
    }
}
