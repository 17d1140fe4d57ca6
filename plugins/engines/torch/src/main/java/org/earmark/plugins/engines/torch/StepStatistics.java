package org.earmark.plugins.engines.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
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
    private final Device device;
    private final ChannelMoments[] submitted;
    private final Collective ranks;
    private final List<ChannelMoments> known = new ArrayList<>();
    private final List<RunningBuffers.Update> updates = new ArrayList<>();
    private RunningStatistics pending = new RunningStatistics("", "");
    private double pendingMomentum;

    /**
     * @param parts of the batch that are computed here
     * @param ranks that compute the other parts; alone when all are computed here
     */
    StepStatistics(RunningBuffers buffers, Device device, int parts, Collective ranks) {
        this.buffers = buffers;
        this.device = device;
        this.submitted = new ChannelMoments[parts];
        this.ranks = ranks;
    }

    /** For one pass over one part. */
    BatchStatistics part(int part) {
        return new BatchStatistics() {
            private int next;

            @Override
            public ChannelStatistics statistics(
                    Tensor input, RunningStatistics running, double momentum, boolean training) {
                if (!training) {
                    return buffers.statistics(input, running, momentum, false);
                }
                return submitted.length == 1 && ranks.isAlone()
                        ? whole(input, running, momentum)
                        : partial(part, next++, input, running, momentum);
            }
        };
    }

    private ChannelStatistics whole(Tensor input, RunningStatistics running, double momentum) {
        updates.add(new RunningBuffers.Update(running, ChannelMoments.of(input), momentum));
        return ChannelStatistics.ofInput();
    }

    private ChannelStatistics partial(int part, int index, Tensor input, RunningStatistics running, double momentum) {
        if (input.requires_grad()) {
            throw new PassSignal(PassSignal.Reason.WHOLE_BATCH_NEEDED);
        }
        if (index < known.size()) {
            ChannelMoments moments = known.get(index);
            return ChannelStatistics.of(tensor(moments.mean()), tensor(moments.biasedVariance()));
        }
        submitted[part] = ChannelMoments.of(input);
        if (part == 0) {
            pending = running;
            pendingMomentum = momentum;
        }
        throw new PassSignal(PassSignal.Reason.STATISTICS_NEEDED);
    }

    private Tensor tensor(float[] values) {
        return Native.copy(new FloatArray(values, values.length), device);
    }

    /** Joins what all parts have handed in, in the order of the parts and ranks. */
    void complete() {
        ChannelMoments own = Arrays.stream(submitted)
                .map(Objects::requireNonNull)
                .reduce(ChannelMoments::join)
                .orElseThrow();
        ChannelMoments moments = ranks.isAlone() ? own : own.joinedOver(ranks);
        known.add(moments);
        updates.add(new RunningBuffers.Update(pending, moments, pendingMomentum));
        Arrays.fill(submitted, null);
    }

    /** Moves the running statistics; called when the step has succeeded. */
    void commit() {
        updates.forEach(buffers::apply);
    }
}
