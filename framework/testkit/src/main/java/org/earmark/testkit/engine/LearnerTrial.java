package org.earmark.testkit.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.engine.AdamWOptions;
import org.earmark.spi.engine.BatchPosition;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.engine.StepResult;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.mixup.LabelMixing;
import org.earmark.spi.mixup.MixupDomain;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.earmark.spi.tensor.FloatArray;

/** Learners for the {@link ExaminedNetwork} and the batches that they are given. */
final class LearnerTrial {
    /** A large epsilon keeps rounding noise in tiny gradients from being magnified to whole steps. */
    static final AdamWOptions OPTIMIZER = new AdamWOptions(1e-2, 0.8, 0.95, 1e-2, 0.05, 0.5);

    private static final int FRAMES = 6;

    private final Engine engine;
    private final Device device;
    private final ExaminedNetwork network = new ExaminedNetwork();

    LearnerTrial(Engine engine, Device device) {
        this.engine = engine;
        this.device = device;
    }

    ExaminedNetwork network() {
        return network;
    }

    Learner learner(LearnerState initial) {
        return learner(initial, OPTIMIZER);
    }

    Learner learner(LearnerState initial, AdamWOptions optimizer) {
        return engine.learner(
                network, new LearnerSpec(new SigmoidLoss(), optimizer, device, initial, new RandomSource(23)));
    }

    static LearnerState fresh() {
        ExaminedNetwork network = new ExaminedNetwork();
        return LearnerState.fresh(ExaminedNetwork.draw(network.parameters()), ExaminedNetwork.draw(network.buffers()));
    }

    /** One step for each batch size, the first at the given position. */
    static List<StepResult> train(Learner learner, int firstStep, int... batchSizes) {
        List<StepResult> results = new ArrayList<>();
        for (int i = 0; i < batchSizes.length; i++) {
            results.add(learner.trainStep(batch(firstStep + i, batchSizes[i]), 1e-2));
        }
        return results;
    }

    static TrainingBatch batch(int step, int size) {
        RandomStream random = new RandomSource(29).stream("batch", 0, step, size);
        FloatArray targets = FloatArray.zeros(size, ExaminedNetwork.CLASSES);
        for (int i = 0; i < targets.values().length; i++) {
            targets.values()[i] = random.nextInt(2);
        }
        return new TrainingBatch(
                features(random, size),
                targets,
                Optional.empty(),
                step % 2 == 0 ? Optional.empty() : Optional.of(mixup(random, size)),
                new BatchPosition(step / 2, step));
    }

    static InferenceBatch questions(int size) {
        return InferenceBatch.of(features(new RandomSource(31).stream("questions", 0, 0, size), size));
    }

    private static FloatArray features(RandomStream random, int size) {
        FloatArray features = FloatArray.zeros(size, FRAMES, ExaminedNetwork.BANDS);
        for (int i = 0; i < features.values().length; i++) {
            features.values()[i] = (float) (3 * random.nextDouble() - 1);
        }
        return features;
    }

    private static MixupPlan mixup(RandomStream random, int size) {
        int[] partners = new int[size];
        float[] lambdas = new float[size];
        for (int i = 0; i < size; i++) {
            partners[i] = size - 1 - i;
            lambdas[i] = random.nextFloat();
        }
        return new MixupPlan(MixupDomain.SPECTROGRAM, LabelMixing.KEEP, partners, lambdas);
    }
}
