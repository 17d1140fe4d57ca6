package org.earmark.spi.engine;

import java.util.Objects;
import java.util.Optional;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.tensor.FloatArray;

/**
 * The samples of one optimiser step.
 *
 * @param features log-mel spectrograms, (B, frames, mel bands)
 * @param targets per clip, (B, classes), already mixed where the mixup says so
 * @param frameTargets per time step, (B, steps, classes), for losses on framewise outputs
 * @param spectrogramMixup pairs to be mixed inside the network
 * @param position where in the run the batch stands: keys the random draws
 */
public record TrainingBatch(
        FloatArray features,
        FloatArray targets,
        Optional<FloatArray> frameTargets,
        Optional<MixupPlan> spectrogramMixup,
        BatchPosition position) {
    public TrainingBatch {
        Objects.requireNonNull(features);
        Objects.requireNonNull(targets);
        Objects.requireNonNull(frameTargets);
        Objects.requireNonNull(spectrogramMixup);
        Objects.requireNonNull(position);
        if (features.shape()[0] != targets.shape()[0]) {
            throw new IllegalArgumentException("features and targets disagree on the batch size");
        }
    }

    public int size() {
        return Math.toIntExact(features.shape()[0]);
    }
}
