package org.earmark.plugins.models.dl4jcnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.engine.AdamWOptions;
import org.earmark.spi.engine.BatchPosition;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.engine.Prediction;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.loss.Activation;
import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.Targets;
import org.earmark.spi.mixup.LabelMixing;
import org.earmark.spi.mixup.MixupDomain;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.model.Model;
import org.earmark.spi.model.ModelContext;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.Tensor;
import org.earmark.testkit.reference.ReferenceEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class Dl4jLearnerTest {
    private static final int CLASSES = 3;
    private static final int BATCH = 6;
    private static final int FRAMES = 37;
    private static final Device CPU = new Device("cpu", "");
    private static final Dl4jCnnOptions SMALL = new Dl4jCnnOptions(List.of(4, 6), 3, 8);

    private final Engine engine = new ReferenceEngine();

    @Test
    void outputsHaveTheShapesThatTheSeamPromises() {
        try (Learner learner = learner(fresh())) {
            Prediction prediction = learner.predict(InferenceBatch.of(features(2)));
            assertThat(prediction.clipwise().shape()).containsExactly(2, CLASSES);
            assertThat(prediction.latent().orElseThrow().shape()).containsExactly(2, 8);
            assertThat(prediction.framewise()).isEmpty();
        }
    }

    @Test
    void aClipIsJudgedAloneAsInABatch() {
        try (Learner learner = learner(fresh())) {
            FloatArray both = features(2);
            int size = both.values().length / 2;
            FloatArray second =
                    new FloatArray(Arrays.copyOfRange(both.values(), size, 2 * size), 1, FRAMES, both.shape()[2]);
            float[] together =
                    learner.predict(InferenceBatch.of(both)).clipwise().values();
            float[] alone =
                    learner.predict(InferenceBatch.of(second)).clipwise().values();
            for (int i = 0; i < CLASSES; i++) {
                // another batch size takes other kernels: some roundings of values near 1
                assertThat(alone[i]).isCloseTo(together[CLASSES + i], within(1e-5f));
            }
        }
    }

    @Tag("slow")
    @Test
    void clipsThatDifferAreLearntByHeart() {
        try (Learner learner = learner(fresh())) {
            double first = train(learner, 0, 1);
            assertThat(train(learner, 1, 30)).isLessThan(first / 4);
        }
    }

    @Test
    void equalStepsGiveEqualBits() {
        try (Learner first = learner(fresh());
                Learner second = learner(fresh())) {
            train(first, 0, 3);
            train(second, 0, 3);
            assertSameBits(second.state(), first.state());
        }
    }

    @Test
    void aResumedLearnerContinuesBitForBit() {
        try (Learner straight = learner(fresh())) {
            train(straight, 0, 3);
            try (Learner resumed = learner(straight.state())) {
                train(straight, 3, 5);
                train(resumed, 3, 5);
                assertSameBits(resumed.state(), straight.state());
            }
        }
    }

    @Test
    void runningStatisticsMoveByATenthTowardsTheBatch() {
        try (Learner learner = learner(fresh())) {
            double mean = 0;
            for (float value : features(BATCH).values()) {
                mean += value;
            }
            mean /= features(BATCH).values().length;
            train(learner, 0, 1);
            // the mean of some thousand values near -40 in single precision
            assertThat((double) learner.state().buffers().get("norm0_mean").values()[0])
                    .isCloseTo(0.1 * mean, within(1e-3));
        }
    }

    @Test
    void mixedClipsGiveOtherWeights() {
        try (Learner plain = learner(fresh());
                Learner mixing = learner(fresh())) {
            train(plain, 0, 1);
            MixupPlan plan =
                    new MixupPlan(MixupDomain.SPECTROGRAM, LabelMixing.KEEP, new int[] {1, 0, 3, 2, 5, 4}, new float[] {
                        0.3f, 0.6f, 0.5f, 0.5f, 0.2f, 0.9f
                    });
            mixing.trainStep(batch(0, Optional.of(plan)), 1e-2);
            assertThat(mixing.state().parameters().get("conv1_W").values())
                    .isNotEqualTo(plain.state().parameters().get("conv1_W").values());
        }
    }

    @Test
    void aStepThatIsNotFiniteChangesNothing() {
        try (Learner learner = learner(fresh())) {
            train(learner, 0, 2);
            LearnerState before = learner.state();
            TrainingBatch broken = batch(2, Optional.empty());
            broken.features().values()[5] = Float.NaN;
            assertThat(learner.trainStep(broken, 1e-2).isFinite()).isFalse();
            assertSameBits(learner.state(), before);
        }
    }

    @Test
    void aStateOfOtherShapesIsRefusedByName() {
        LearnerState state;
        try (Learner learner = learner(fresh())) {
            state = learner.state();
        }
        Map<String, FloatArray> parameters = new LinkedHashMap<>(state.parameters());
        parameters.remove("conv1_W");
        parameters.put("logits_b", FloatArray.zeros(1, 9));
        assertThatThrownBy(() -> learner(LearnerState.fresh(parameters, state.buffers())))
                .isInstanceOf(EarmarkException.class)
                .hasMessageContainingAll("conv1_W is missing", "logits_b has shape [1, 9]");
    }

    @Test
    void anotherDeviceIsRefusedByName() {
        LearnerSpec spec = new LearnerSpec(
                loss(false), AdamWOptions.standard(), new Device("cuda:1", ""), fresh(), new RandomSource(3));
        assertThatThrownBy(() -> model().learner(engine, spec))
                .isInstanceOf(EarmarkException.class)
                .hasMessageContaining("cuda:1");
    }

    @Test
    void aLossOverFramesIsRefused() {
        LearnerSpec spec = new LearnerSpec(loss(true), AdamWOptions.standard(), CPU, fresh(), new RandomSource(3));
        assertThatThrownBy(() -> model().learner(engine, spec))
                .isInstanceOf(EarmarkException.class)
                .hasMessageContaining("clip_bce");
    }

    @Test
    void tooManyBlocksForTheBandsAreRefused() {
        Dl4jCnnOptions deep = new Dl4jCnnOptions(List.of(2, 2, 2, 2, 2, 2, 2), 3, 8);
        assertThatThrownBy(() -> new Dl4jCnnFactory().create(deep, context()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("64 mel bands");
    }

    private static ModelContext context() {
        return new ModelContext(new Vocabulary(List.of("a", "b", "c")), FrontEnd.standard());
    }

    private static Model model() {
        return new Dl4jCnnFactory().create(SMALL, context());
    }

    private static LearnerState fresh() {
        return LearnerState.fresh(Map.of(), Map.of());
    }

    private Learner learner(LearnerState state) {
        AdamWOptions optimizer = new AdamWOptions(1e-2, 0.9, 0.999, 1e-8, 0.01, 1);
        return model().learner(engine, new LearnerSpec(loss(false), optimizer, CPU, state, new RandomSource(3)));
    }

    private static double train(Learner learner, int from, int to) {
        double loss = Double.NaN;
        for (int step = from; step < to; step++) {
            loss = learner.trainStep(batch(step, Optional.empty()), 1e-2).loss();
        }
        return loss;
    }

    private static TrainingBatch batch(int step, Optional<MixupPlan> mixup) {
        FloatArray targets = FloatArray.zeros(BATCH, CLASSES);
        for (int i = 0; i < BATCH; i++) {
            targets.values()[i * CLASSES + i % CLASSES] = 1;
        }
        return new TrainingBatch(features(BATCH), targets, Optional.empty(), mixup, new BatchPosition(0, step));
    }

    private static FloatArray features(int clips) {
        FloatArray features =
                FloatArray.zeros(clips, FRAMES, FrontEnd.standard().melBins());
        RandomStream random = new RandomSource(11).stream("features");
        int size = features.values().length / clips;
        for (int i = 0; i < features.values().length; i++) {
            // clips of one class are as loud as each other
            features.values()[i] = (float) random.nextGaussian(-50 + 10 * (i / size % CLASSES), 15);
        }
        return features;
    }

    private static Loss loss(boolean framewise) {
        return new Loss() {
            @Override
            public Tensor apply(NetworkOutput output, Targets targets) {
                return output.clipwise().crossEntropy(targets.clipwise());
            }

            @Override
            public Activation activation() {
                return Activation.SOFTMAX;
            }

            @Override
            public boolean needsFrameTargets() {
                return framewise;
            }
        };
    }

    private static void assertSameBits(LearnerState actual, LearnerState expected) {
        assertThat(actual.steps()).isEqualTo(expected.steps());
        assertSameBits(actual.parameters(), expected.parameters());
        assertSameBits(actual.buffers(), expected.buffers());
        assertSameBits(actual.firstMoments(), expected.firstMoments());
        assertSameBits(actual.secondMoments(), expected.secondMoments());
    }

    private static void assertSameBits(Map<String, FloatArray> actual, Map<String, FloatArray> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, values) ->
                assertThat(actual.get(name).contentEquals(values)).as(name).isTrue());
    }
}
