package org.earmark.testkit.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.earmark.spi.engine.AdamWOptions;
import org.earmark.spi.engine.BatchPosition;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.engine.Prediction;
import org.earmark.spi.engine.StepResult;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;

/** What a learner of several replicas promises apart from the training itself. */
public interface ReplicaLearnerContract extends ReplicaSubject {
    private void examine(BiConsumer<Engine, Learner> examination) {
        try (Engine engine = newEngine(2, 1);
                Learner learner =
                        engine.learner(new SmallNetwork(false), Trial.spec(Trial.fresh(new SmallNetwork(false))))) {
            examination.accept(engine, learner);
        }
    }

    @Test
    default void aStepThatIsNotFiniteChangesNothing() {
        examine((engine, learner) -> {
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
        });
    }

    @Test
    default void predictionsDoNotDependOnTheRestOfTheBatch() {
        examine((engine, learner) -> {
            FloatArray features = Trial.features(0);
            Prediction together = learner.predict(InferenceBatch.of(features));
            for (int i = 0; i < Trial.BATCH; i++) {
                Prediction alone = learner.predict(InferenceBatch.of(sample(features, i)));
                // Another batch size may sum in another order: some roundings of values near 1.
                States.assertClose("clipwise", alone.clipwise(), sample(together.clipwise(), i), 1e-6);
                States.assertClose(
                        "framewise",
                        alone.framewise().orElseThrow(),
                        sample(together.framewise().orElseThrow(), i),
                        1e-6);
            }
        });
    }

    @Test
    default void predictingLeavesTheStateAlone() {
        examine((engine, learner) -> {
            LearnerState before = learner.state();
            learner.predict(InferenceBatch.of(Trial.features(0)));
            States.assertSameBits(learner.state(), before);
        });
    }

    @Test
    default void afterAFailedStepTrainingGoesOnAsIfItHadNotBeen() {
        examine((engine, learner) -> {
            TrainingBatch sound = Trial.batch(0);
            FloatArray wide = FloatArray.zeros(Trial.BATCH, 7, SmallNetwork.BANDS + 1);
            assertThatThrownBy(() -> learner.trainStep(
                            new TrainingBatch(
                                    wide, sound.targets(), Optional.empty(), Optional.empty(), sound.position()),
                            1e-2))
                    .isInstanceOf(IllegalArgumentException.class);
            Trial.train(learner, 0, 1);
            try (Learner fresh =
                    engine.learner(new SmallNetwork(false), Trial.spec(Trial.fresh(new SmallNetwork(false))))) {
                Trial.train(fresh, 0, 1);
                States.assertSameBits(learner.state(), fresh.state());
            }
        });
    }

    @Test
    default void aStateOfAnotherNetworkIsRefused() {
        examine((engine, learner) -> {
            Map<String, FloatArray> parameters =
                    new LinkedHashMap<>(Trial.fresh(new SmallNetwork(false)).parameters());
            parameters.remove("first.weight");
            parameters.put("last.bias", FloatArray.zeros(4));
            parameters.put("stray", FloatArray.zeros(1));
            LearnerState misfit = LearnerState.fresh(
                    parameters, Trial.fresh(new SmallNetwork(false)).buffers());
            assertThatThrownBy(() -> engine.learner(new SmallNetwork(false), Trial.spec(misfit)))
                    .isInstanceOfSatisfying(EarmarkException.class, failure -> assertThat(failure.category())
                            .isEqualTo(ErrorCategory.CONFIGURATION))
                    .hasMessageContainingAll("first.weight is missing", "last.bias has shape [4], not [3]", "stray");
        });
    }

    @Test
    default void anUnknownDeviceIsNamed() {
        examine((engine, learner) -> {
            LearnerSpec spec = new LearnerSpec(
                    SmallNetwork.loss(),
                    AdamWOptions.standard(),
                    new Device("cuda:7", ""),
                    Trial.fresh(new SmallNetwork(false)),
                    new RandomSource(1));
            assertThatThrownBy(() -> engine.learner(new SmallNetwork(false), spec))
                    .isInstanceOf(EarmarkException.class)
                    .hasMessageContainingAll("cuda:7", "cpu");
        });
    }

    @Test
    default void aMisfitNamesTheOperationAndBothShapes() {
        examine((engine, learner) -> {
            TrainingBatch sound = Trial.batch(0);
            TrainingBatch misfit = new TrainingBatch(
                    sound.features(),
                    FloatArray.zeros(Trial.BATCH, 9),
                    Optional.empty(),
                    Optional.empty(),
                    new BatchPosition(0, 0));
            assertThatThrownBy(() -> learner.trainStep(misfit, 1e-2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("binaryCrossEntropy", "[1, 3]", "[1, 9]")
                    .hasMessageNotContaining("frame #");
        });
    }

    private static FloatArray sample(FloatArray batch, int place) {
        long[] shape = batch.shape().clone();
        int size = Math.toIntExact(batch.values().length / shape[0]);
        shape[0] = 1;
        return new FloatArray(Arrays.copyOfRange(batch.values(), place * size, (place + 1) * size), shape);
    }
}
