package org.earmark.plugins.engines.torch;

import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.earmark.plugins.engines.ChannelMoments;
import org.earmark.plugins.engines.StepMoments;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.RunningStatistics;

/** The batch statistics of one training step, as {@link StepMoments} joins them. */
final class StepStatistics {
    private final RunningBuffers running;
    private final Device device;
    private final StepMoments moments;
    private final Collective ranks;

    /**
     * @param running the statistics of what does not train
     * @param parts of the batch that are computed here
     * @param ranks that compute the other parts; alone when all are computed here
     */
    StepStatistics(RunningBuffers running, Device device, int parts, Collective ranks) {
        this.running = running;
        this.device = device;
        this.moments = new StepMoments(running.values(), parts);
        this.ranks = ranks;
    }

    /** For one pass over one part. */
    BatchStatistics part(int part) {
        return new BatchStatistics() {
            private int next;

            @Override
            public ChannelStatistics statistics(
                    Tensor input, RunningStatistics names, double momentum, boolean training) {
                if (!training) {
                    return running.statistics(input, names, momentum, false);
                }
                return moments.parts() == 1 && ranks.isAlone()
                        ? whole(input, names, momentum)
                        : partial(part, next++, input, names, momentum);
            }
        };
    }

    private ChannelStatistics whole(Tensor input, RunningStatistics names, double momentum) {
        moments.whole(names, Moments.of(input), momentum);
        return ChannelStatistics.ofInput();
    }

    private ChannelStatistics partial(int part, int index, Tensor input, RunningStatistics names, double momentum) {
        ChannelMoments batch =
                moments.partial(part, index, input.requires_grad(), () -> Moments.of(input), names, momentum);
        return ChannelStatistics.of(tensor(batch.mean()), tensor(batch.biasedVariance()));
    }

    private Tensor tensor(float[] values) {
        return Native.copy(new FloatArray(values, values.length), device);
    }

    void complete() {
        moments.complete(own -> Moments.joined(own, ranks));
    }

    void commit() {
        moments.commit();
    }
}
