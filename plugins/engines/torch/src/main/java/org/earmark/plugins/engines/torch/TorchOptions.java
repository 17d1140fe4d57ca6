package org.earmark.plugins.engines.torch;

import java.util.Objects;
import java.util.Optional;
import org.earmark.spi.AddedLater;
import org.earmark.spi.Validated;
import org.earmark.spi.engine.Precision;
import org.earmark.spi.error.Problems;

/**
 * How libtorch computes.
 *
 * @param precision number format of matrix products and convolutions
 * @param replicas threads that each take a part of the batch through the whole network; 0 takes as many as there are
 *     CPU threads. Another count sums gradients in another order, so results agree up to rounding, not bit for bit
 * @param clipsPerPass on processors, the most clips that a replica takes through the network at once; 0 means no limit. Fewer
 *     clips need less memory
 * @param gpuClipsPerPass the same on a GPU, at least 1; empty takes the whole batch, and half of it, a quarter and so on when
 *     memory runs out; 8 where the GPU is one of several ranks
 */
public record TorchOptions(
        Precision precision, int replicas, int clipsPerPass, @AddedLater Optional<Integer> gpuClipsPerPass)
        implements Validated {
    public TorchOptions {
        Objects.requireNonNull(precision);
        Objects.requireNonNull(gpuClipsPerPass);
    }

    @Override
    public void validate(Problems problems) {
        problems.require(replicas >= 0 && replicas <= 1024, "replicas", replicas, "must be in 0 … 1024");
        problems.require(clipsPerPass >= 0, "clipsPerPass", clipsPerPass, "must not be negative");
        gpuClipsPerPass.ifPresent(
                clips -> problems.require(clips >= 1, "gpuClipsPerPass", clips, "must be at least 1"));
    }

    TorchOptions withClipsPerPass(int clips) {
        return new TorchOptions(precision, replicas, clips, gpuClipsPerPass);
    }

    TorchOptions withGpuClipsPerPass(int clips) {
        return new TorchOptions(precision, replicas, clipsPerPass, Optional.of(clips));
    }
}
