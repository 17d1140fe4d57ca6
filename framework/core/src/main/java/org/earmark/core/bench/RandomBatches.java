package org.earmark.core.bench;

import java.util.Optional;
import org.earmark.core.plan.CellSpec;
import org.earmark.spi.engine.BatchPosition;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.mixup.Mixup;
import org.earmark.spi.mixup.MixupDomain;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.earmark.spi.tensor.FloatArray;

/** Batches of noise in the shape and on the scale of log-mel spectrograms. */
final class RandomBatches {
    private static final double MEAN_DECIBELS = -30;
    private static final double DEVIATION_DECIBELS = 15;

    private final int size;
    private final int classes;
    private final Mixup mixup;
    private final RandomSource random;
    private final FloatArray features;

    RandomBatches(CellSpec spec, int classes, Mixup mixup, RandomSource random) {
        this.size = spec.training().batchSize();
        this.classes = classes;
        this.mixup = mixup;
        this.random = random;
        int frames = spec.frontEnd().frames(spec.audio().samples());
        this.features =
                noise(random.stream("benchmark"), size, frames, spec.frontEnd().melBins());
    }

    private static FloatArray noise(RandomStream stream, long... shape) {
        FloatArray array = FloatArray.zeros(shape);
        for (int i = 0; i < array.values().length; i++) {
            array.values()[i] = (float) (MEAN_DECIBELS + DEVIATION_DECIBELS * stream.nextGaussian());
        }
        return array;
    }

    int size() {
        return size;
    }

    FloatArray features() {
        return features;
    }

    /** @param frameSteps time steps of the network's output, for losses that need them */
    TrainingBatch training(int step, Optional<Integer> frameSteps) {
        FloatArray targets = FloatArray.zeros(size, classes);
        for (int i = 0; i < size; i++) {
            targets.values()[i * classes + i % classes] = 1;
        }
        Optional<MixupPlan> plan = mixup.plan(size, size, random.stream("benchmark-mixup", 0, step, 0))
                .filter(pairs -> pairs.domain() == MixupDomain.SPECTROGRAM);
        return new TrainingBatch(
                features,
                targets,
                frameSteps.map(steps -> FloatArray.zeros(size, steps, classes)),
                plan,
                new BatchPosition(0, step));
    }
}
