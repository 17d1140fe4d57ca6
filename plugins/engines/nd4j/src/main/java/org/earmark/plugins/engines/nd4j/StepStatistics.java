package org.earmark.plugins.engines.nd4j;

import java.util.function.UnaryOperator;
import org.earmark.plugins.engines.ChannelMoments;
import org.earmark.plugins.engines.StepMoments;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.RunningStatistics;

/** The batch statistics of one training step, as {@link StepMoments} joins them. */
final class StepStatistics {
    private final BatchStatistics running;
    private final StepMoments moments;

    /** @param running the statistics of what does not train */
    StepStatistics(RunningBuffers running, int parts) {
        this.running = running;
        this.moments = new StepMoments(running.values(), parts);
    }

    /** For one pass over one part. */
    BatchStatistics part(int part) {
        return new BatchStatistics() {
            private int next;

            @Override
            public ChannelStatistics statistics(
                    Nd4jTensor input, RunningStatistics names, double momentum, boolean training) {
                if (!training) {
                    return running.statistics(input, names, momentum, false);
                }
                return moments.parts() == 1
                        ? whole(input, names, momentum)
                        : partial(part, next++, input, names, momentum);
            }
        };
    }

    private ChannelStatistics whole(Nd4jTensor input, RunningStatistics names, double momentum) {
        moments.whole(names, Moments.of(input), momentum);
        return Normalisations.ofInput(input);
    }

    private ChannelStatistics partial(int part, int index, Nd4jTensor input, RunningStatistics names, double momentum) {
        ChannelMoments batch =
                moments.partial(part, index, input.value().differentiable(), () -> Moments.of(input), names, momentum);
        return new ChannelStatistics(
                tensor(input.graph(), batch.mean()), tensor(input.graph(), batch.biasedVariance()));
    }

    private static Nd4jTensor tensor(Graph graph, float[] values) {
        return graph.of(new FloatArray(values, values.length));
    }

    void complete() {
        moments.complete(UnaryOperator.identity());
    }

    void commit() {
        moments.commit();
    }
}
