package org.earmark.testkit.replica;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.spi.engine.AdamWOptions;
import org.earmark.spi.engine.BatchPosition;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.engine.StepResult;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.model.Network;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.earmark.spi.tensor.FloatArray;

/** Seeded states and batches for {@link SmallNetwork}, and steps with them. */
public final class Trial {
    public static final Device CPU = new Device("cpu", "");
    public static final int BATCH = 5;
    private static final int FRAMES = 7;
    private static final RandomSource RANDOM = new RandomSource(20310);

    private Trial() {}

    public static LearnerState fresh(Network network) {
        return LearnerState.fresh(draw(network.parameters()), draw(network.buffers()));
    }

    private static Map<String, FloatArray> draw(List<ParameterSpec> specs) {
        Map<String, FloatArray> values = new LinkedHashMap<>();
        for (ParameterSpec spec : specs) {
            values.put(spec.name(), spec.initialisation().draw(spec.shape(), RANDOM.stream(spec.name())));
        }
        return values;
    }

    public static LearnerSpec spec(LearnerState initial) {
        return new LearnerSpec(SmallNetwork.loss(), AdamWOptions.standard(), CPU, initial, RANDOM);
    }

    public static FloatArray features(int step) {
        RandomStream random = RANDOM.stream("features", 0, step, 0);
        FloatArray features = FloatArray.zeros(BATCH, FRAMES, SmallNetwork.BANDS);
        for (int i = 0; i < features.values().length; i++) {
            features.values()[i] = (float) (random.nextGaussian() * 2 - 1);
        }
        return features;
    }

    public static TrainingBatch batch(int step) {
        RandomStream random = RANDOM.stream("targets", 0, step, 0);
        FloatArray targets = FloatArray.zeros(BATCH, SmallNetwork.CLASSES);
        for (int i = 0; i < targets.values().length; i++) {
            targets.values()[i] = random.nextInt(2);
        }
        return new TrainingBatch(
                features(step), targets, Optional.empty(), SmallNetwork.reversed(BATCH), new BatchPosition(0, step));
    }

    /** Trains from a step on; the result of every step. */
    public static List<StepResult> train(Learner learner, int from, int to) {
        List<StepResult> results = new ArrayList<>();
        for (int step = from; step < to; step++) {
            results.add(learner.trainStep(batch(step), 1e-2));
        }
        return results;
    }
}
