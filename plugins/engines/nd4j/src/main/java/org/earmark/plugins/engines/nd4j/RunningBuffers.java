package org.earmark.plugins.engines.nd4j;

import org.earmark.plugins.engines.Buffers;
import org.earmark.spi.tensor.RunningStatistics;

/**
 * Normalises by the running statistics alone.
 *
 * @param values where they are
 */
record RunningBuffers(Buffers values) implements BatchStatistics {
    @Override
    public ChannelStatistics statistics(
            Nd4jTensor input, RunningStatistics running, double momentum, boolean training) {
        Graph graph = input.graph();
        return new ChannelStatistics(graph.of(values.get(running.mean())), graph.of(values.get(running.variance())));
    }
}
