package org.earmark.plugins.engines;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.earmark.spi.tensor.RunningStatistics;

/**
 * The moments of one training step whose batch is computed in parts. A batch normalisation needs the statistics of the
 * whole batch before any part can go on: the passes of all parts end at the first one whose statistics are missing,
 * {@link #complete} joins what they handed in, and they start again. Input normalisation, the usual case, thereby costs
 * next to nothing. Where the normalised input depends on parameters, gradients would have to cross parts; then the batch
 * is computed in one pass.
 */
public final class StepMoments {
    private record Update(RunningStatistics running, ChannelMoments moments, double momentum) {}

    private final Buffers buffers;
    private final ChannelMoments[] submitted;
    private final List<ChannelMoments> known = new ArrayList<>();
    private final List<Update> updates = new ArrayList<>();
    private RunningStatistics pending = new RunningStatistics("", "");
    private double pendingMomentum;

    public StepMoments(Buffers buffers, int parts) {
        this.buffers = buffers;
        this.submitted = new ChannelMoments[parts];
    }

    public int parts() {
        return submitted.length;
    }

    /** What a batch normalisation saw that had the whole batch. */
    public void whole(RunningStatistics running, ChannelMoments moments, double momentum) {
        updates.add(new Update(running, moments, momentum));
    }

    /**
     * The moments of the whole batch at one normalisation of one part.
     *
     * @param index of the normalisation within the pass
     * @param differentiable whether its input depends on parameters
     * @param own computes the moments of the part
     * @throws PassSignal when the pass cannot go on
     */
    public ChannelMoments partial(
            int part,
            int index,
            boolean differentiable,
            Supplier<ChannelMoments> own,
            RunningStatistics running,
            double momentum) {
        if (differentiable) {
            throw new PassSignal(PassSignal.Reason.WHOLE_BATCH_NEEDED);
        }
        if (index < known.size()) {
            return known.get(index);
        }
        submitted[part] = own.get();
        if (part == 0) {
            pending = running;
            pendingMomentum = momentum;
        }
        throw new PassSignal(PassSignal.Reason.STATISTICS_NEEDED);
    }

    /**
     * Joins what all parts have handed in, in the order of the parts.
     *
     * @param further joins that with what is computed elsewhere
     */
    public void complete(UnaryOperator<ChannelMoments> further) {
        ChannelMoments own = Arrays.stream(submitted)
                .map(Objects::requireNonNull)
                .reduce(ChannelMoments::join)
                .orElseThrow();
        ChannelMoments moments = further.apply(own);
        known.add(moments);
        updates.add(new Update(pending, moments, pendingMomentum));
        Arrays.fill(submitted, null);
    }

    /** Moves the running statistics; called when the step has succeeded. */
    public void commit() {
        updates.forEach(update -> buffers.move(update.running(), update.moments(), update.momentum()));
    }
}
