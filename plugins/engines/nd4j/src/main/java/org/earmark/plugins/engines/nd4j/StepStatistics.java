package org.earmark.plugins.engines.nd4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.earmark.plugins.engines.PassSignal;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.RunningStatistics;

/**
 * The batch statistics of one training step whose batch is computed in parts. A batch normalisation needs the
 * statistics of the whole batch before any part can go on: the passes of all parts end at the first one whose
 * statistics are missing, {@link #complete()} joins what they handed in, and they start again. Input normalisation,
 * the usual case, thereby costs next to nothing. Where the normalised input depends on parameters, gradients would
 * have to cross parts; then the batch is computed in one pass.
 */
final class StepStatistics {
    private final RunningBuffers buffers;
    private final ChannelMoments[] submitted;
    private final List<ChannelMoments> known = new ArrayList<>();
    private final List<RunningBuffers.Update> updates = new ArrayList<>();
    private RunningStatistics pending = new RunningStatistics("", "");
    private double pendingMomentum;

    StepStatistics(RunningBuffers buffers, int parts) {
        this.buffers = buffers;
        this.submitted = new ChannelMoments[parts];
    }

    /** For one pass over one part. */
    BatchStatistics part(int part) {
        return new BatchStatistics() {
            private int next;

            @Override
            public ChannelStatistics statistics(
                    Nd4jTensor input, RunningStatistics running, double momentum, boolean training) {
                if (!training) {
                    return buffers.statistics(input, running, momentum, false);
                }
                return submitted.length == 1
                        ? whole(input, running, momentum)
                        : partial(part, next++, input, running, momentum);
            }
        };
    }

    private ChannelStatistics whole(Nd4jTensor input, RunningStatistics running, double momentum) {
        updates.add(new RunningBuffers.Update(running, ChannelMoments.of(input), momentum));
        return Normalisations.ofInput(input);
    }

    private ChannelStatistics partial(
            int part, int index, Nd4jTensor input, RunningStatistics running, double momentum) {
        if (input.value().differentiable()) {
            throw new PassSignal(PassSignal.Reason.WHOLE_BATCH_NEEDED);
        }
        if (index < known.size()) {
            ChannelMoments moments = known.get(index);
            return new ChannelStatistics(
                    tensor(input.graph(), moments.mean()), tensor(input.graph(), moments.biasedVariance()));
        }
        submitted[part] = ChannelMoments.of(input);
        if (part == 0) {
            pending = running;
            pendingMomentum = momentum;
        }
        throw new PassSignal(PassSignal.Reason.STATISTICS_NEEDED);
    }

    private static Nd4jTensor tensor(Graph graph, float[] values) {
        return graph.of(new FloatArray(values, values.length));
    }

    /** Joins what all parts have handed in, in the order of the parts. */
    void complete() {
        ChannelMoments moments = Arrays.stream(submitted)
                .map(Objects::requireNonNull)
                .reduce(ChannelMoments::join)
                .orElseThrow();
        known.add(moments);
        updates.add(new RunningBuffers.Update(pending, moments, pendingMomentum));
        Arrays.fill(submitted, null);
    }

    /** Moves the running statistics; called when the step has succeeded. */
    void commit() {
        updates.forEach(buffers::apply);
    }
}
