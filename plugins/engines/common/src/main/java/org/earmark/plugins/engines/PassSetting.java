package org.earmark.plugins.engines;

import java.util.Optional;
import org.earmark.spi.engine.BatchPosition;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;

/**
 * What kind of pass it is.
 *
 * @param batchSize samples that it takes through the network
 */
public record PassSetting(
        boolean training, boolean wantsExtras, Optional<MixupPlan> spectrogramMixup, int batchSize, Draws draws) {
    /** Where a pass finds its random streams. */
    @FunctionalInterface
    public interface Draws {
        /** For the sample at a place within the pass. */
        RandomStream stream(String purpose, int sample);
    }

    /** Some samples of a batch; each draws by its place in the whole batch, whatever part it is in. */
    public static PassSetting training(TrainingBatch batch, int[] samples, RandomSource random) {
        BatchPosition position = batch.position();
        return new PassSetting(
                true,
                false,
                batch.spectrogramMixup().map(plan -> BatchSplit.local(plan, samples)),
                samples.length,
                (purpose, sample) -> random.stream(purpose, position.epoch(), position.step(), samples[sample]));
    }

    public static PassSetting inference(InferenceBatch batch, int[] samples) {
        return new PassSetting(false, batch.wantsExtras(), Optional.empty(), samples.length, (purpose, sample) -> {
            throw new IllegalStateException("random draw " + purpose + " asked for outside training");
        });
    }
}
