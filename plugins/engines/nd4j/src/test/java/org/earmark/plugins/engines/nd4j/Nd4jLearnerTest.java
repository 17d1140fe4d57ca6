package org.earmark.plugins.engines.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.plugins.engines.Samples;
import org.earmark.spi.engine.AdamWOptions;
import org.earmark.spi.engine.BatchPosition;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.engine.Precision;
import org.earmark.spi.engine.Prediction;
import org.earmark.spi.engine.StepResult;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.error.Problems;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Nd4jLearnerTest {
    private final SmallNetwork network = new SmallNetwork(false);
    private final Engine engine = Trial.engine(2, 1);
    private final Learner learner = engine.learner(network, Trial.spec(Trial.fresh(network)));

    @AfterEach
    void close() {
        learner.close();
        engine.close();
    }

    @Test
    void aStepThatIsNotFiniteChangesNothing() {
        Trial.train(learner, 0, 2);
        LearnerState before = learner.state();
        TrainingBatch sound = Trial.batch(2);
        FloatArray broken = sound.features().copy();
        broken.values()[3] = Float.NaN;
        StepResult result = learner.trainStep(
                new TrainingBatch(
                        broken, sound.targets(), Optional.empty(), sound.spectrogramMixup(), sound.position()),
                1e-2);
        assertThat(result.isFinite()).isFalse();
        States.assertSameBits(learner.state(), before);
    }

    @Test
    void predictionsDoNotDependOnTheRestOfTheBatch() {
        FloatArray features = Trial.features(0);
        Prediction together = learner.predict(InferenceBatch.of(features));
        for (int i = 0; i < Trial.BATCH; i++) {
            Prediction alone = learner.predict(InferenceBatch.of(Samples.of(features, new int[] {i})));
            // Another batch size may sum in another order: some roundings of values near 1.
            States.assertClose("clipwise", alone.clipwise(), Samples.of(together.clipwise(), new int[] {i}), 1e-6);
            States.assertClose(
                    "framewise",
                    alone.framewise().orElseThrow(),
                    Samples.of(together.framewise().orElseThrow(), new int[] {i}),
                    1e-6);
        }
    }

    @Test
    void predictingLeavesTheStateAlone() {
        LearnerState before = learner.state();
        learner.predict(InferenceBatch.of(Trial.features(0)));
        States.assertSameBits(learner.state(), before);
    }

    @Test
    void bfloat16IsRefusedWithWhatToDo() {
        Problems problems = new Problems();
        new Nd4jOptions(Precision.BF16, 2, 1, KernelChoice.JVM).validate(problems);
        assertThat(problems.all()).singleElement().satisfies(problem -> assertThat(problem.toString())
                .contains("precision = bf16", "fp32", "torch"));
    }

    @Test
    void aMisfitNamesTheOperationAndBothShapes() {
        TrainingBatch sound = Trial.batch(0);
        TrainingBatch misfit = new TrainingBatch(
                sound.features(),
                FloatArray.zeros(Trial.BATCH, 9),
                Optional.empty(),
                Optional.empty(),
                new BatchPosition(0, 0));
        assertThatThrownBy(() -> learner.trainStep(misfit, 1e-2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("binaryCrossEntropy", "[1, 3]", "[1, 9]");
    }

    @Test
    void afterAFailedStepTrainingGoesOnAsIfItHadNotBeen() {
        TrainingBatch sound = Trial.batch(0);
        FloatArray wide = FloatArray.zeros(Trial.BATCH, 7, SmallNetwork.BANDS + 1);
        assertThatThrownBy(() -> learner.trainStep(
                        new TrainingBatch(wide, sound.targets(), Optional.empty(), Optional.empty(), sound.position()),
                        1e-2))
                .isInstanceOf(IllegalArgumentException.class);
        Trial.train(learner, 0, 1);
        try (Learner fresh = engine.learner(network, Trial.spec(Trial.fresh(network)))) {
            Trial.train(fresh, 0, 1);
            States.assertSameBits(learner.state(), fresh.state());
        }
    }

    @Test
    void aStateOfAnotherNetworkIsRefused() {
        Map<String, FloatArray> parameters =
                new LinkedHashMap<>(Trial.fresh(network).parameters());
        parameters.remove("first.weight");
        parameters.put("last.bias", FloatArray.zeros(4));
        parameters.put("stray", FloatArray.zeros(1));
        LearnerState misfit =
                LearnerState.fresh(parameters, Trial.fresh(network).buffers());
        assertThatThrownBy(() -> engine.learner(network, Trial.spec(misfit)))
                .isInstanceOfSatisfying(EarmarkException.class, failure -> assertThat(failure.category())
                        .isEqualTo(ErrorCategory.CONFIGURATION))
                .hasMessageContainingAll("first.weight is missing", "last.bias has shape [4], not [3]", "stray");
    }

    @Test
    void anUnknownDeviceIsNamed() {
        LearnerSpec spec = new LearnerSpec(
                SmallNetwork.loss(),
                AdamWOptions.standard(),
                new Device("cuda:7", ""),
                Trial.fresh(network),
                new RandomSource(1));
        assertThatThrownBy(() -> engine.learner(network, spec))
                .isInstanceOf(EarmarkException.class)
                .hasMessageContainingAll("cuda:7", "cpu");
    }

    @Test
    void matrixProductsHaveARate() {
        assertThat(engine.matrixProductRate(Trial.CPU, Precision.FP32, 256, 0.01))
                .isGreaterThan(1e7)
                .isLessThan(1e15);
    }

    @Test
    void librariesHaveVersions() {
        assertThat(engine.libraries()).containsKeys("nd4j", "openblas", "javacpp");
        assertThat(List.copyOf(engine.libraries().values())).noneMatch("unknown"::equals);
    }
}
