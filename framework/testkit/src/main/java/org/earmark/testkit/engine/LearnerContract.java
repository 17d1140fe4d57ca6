package org.earmark.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.earmark.spi.engine.AdamWOptions;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.engine.Prediction;
import org.earmark.spi.engine.StepResult;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.testkit.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

/**
 * A learner follows the reference step by step, continues exactly from a state, gives the same bits for the same
 * steps, and says what does not fit.
 */
public interface LearnerContract extends EngineSubject {
    /** Largest error of weights after five steps, relative to the largest weight of a tensor. */
    default double trainingTolerance() {
        return 5e-5;
    }

    @Test
    default void stepsFollowTheReference() {
        int[] sizes = {5, 1, 2, 7, 4};
        onEveryDevice(trial -> {
            LearnerTrial reference = reference();
            try (Learner learner = trial.learner(LearnerTrial.fresh());
                    Learner expected = reference.learner(LearnerTrial.fresh())) {
                List<StepResult> results = LearnerTrial.train(learner, 0, sizes);
                List<StepResult> expectations = LearnerTrial.train(expected, 0, sizes);
                for (int i = 0; i < sizes.length; i++) {
                    assertThat(results.get(i).loss())
                            .as("loss of step %d", i)
                            .isCloseTo(expectations.get(i).loss(), within(1e-5));
                    double norm = expectations.get(i).gradientNorm();
                    assertThat(results.get(i).gradientNorm())
                            .as("gradient norm of step %d", i)
                            .isCloseTo(norm, within(1e-4 * norm));
                }
                assertStatesClose(learner.state(), expected.state(), trainingTolerance());
            }
        });
    }

    @Test
    default void clippingCanBeOff() {
        AdamWOptions unclipped = new AdamWOptions(1e-2, 0.9, 0.999, 1e-2, 0, 0);
        onEveryDevice(trial -> {
            try (Learner learner = trial.learner(LearnerTrial.fresh(), unclipped);
                    Learner expected = reference().learner(LearnerTrial.fresh(), unclipped)) {
                LearnerTrial.train(learner, 0, 4, 3);
                LearnerTrial.train(expected, 0, 4, 3);
                assertStatesClose(learner.state(), expected.state(), trainingTolerance());
            }
        });
    }

    @Test
    default void predictionsMatchTheReference() {
        onEveryDevice(trial -> {
            for (int size : new int[] {1, 2, 7}) {
                try (Learner learner = trial.learner(LearnerTrial.fresh());
                        Learner expected = reference().learner(LearnerTrial.fresh())) {
                    Prediction prediction = learner.predict(LearnerTrial.questions(size));
                    Prediction expectation = expected.predict(LearnerTrial.questions(size));
                    assertClose("clipwise", Optional.of(prediction.clipwise()), Optional.of(expectation.clipwise()));
                    assertClose("framewise", prediction.framewise(), expectation.framewise());
                    assertClose("latent", prediction.latent(), expectation.latent());
                }
            }
        });
    }

    private void assertClose(String what, Optional<FloatArray> actual, Optional<FloatArray> expected) {
        Closeness.assertClose(what, actual.orElseThrow(), expected.orElseThrow(), resultTolerance());
    }

    @Test
    default void extrasComeOnlyWhenAskedFor() {
        onEveryDevice(trial -> {
            try (Learner learner = trial.learner(LearnerTrial.fresh())) {
                FloatArray features = LearnerTrial.questions(3).features();
                assertThat(learner.predict(new InferenceBatch(features, false)).extras())
                        .isEmpty();
                assertThat(learner.predict(new InferenceBatch(features, true)).extras())
                        .containsOnlyKeys("hidden");
            }
        });
    }

    @Test
    default void predictingChangesNothing() {
        onEveryDevice(trial -> {
            try (Learner learner = trial.learner(LearnerTrial.fresh())) {
                LearnerTrial.train(learner, 0, 3);
                LearnerState before = learner.state();
                learner.predict(LearnerTrial.questions(5));
                assertSameBits(learner.state(), before);
            }
        });
    }

    @Test
    default void aLearnerStartsFromTheGivenStateAndLeavesItAlone() {
        onEveryDevice(trial -> {
            LearnerState initial = LearnerTrial.fresh();
            try (Learner learner = trial.learner(initial)) {
                assertSameBits(learner.state(), LearnerTrial.fresh());
                LearnerTrial.train(learner, 0, 4);
                assertSameBits(initial, LearnerTrial.fresh());
            }
        });
    }

    @Test
    default void aStateDoesNotChangeWithTheLearner() {
        onEveryDevice(trial -> {
            try (Learner learner = trial.learner(LearnerTrial.fresh())) {
                LearnerTrial.train(learner, 0, 3);
                LearnerState state = learner.state();
                float[] before = state.parameters().get("head.weight").values().clone();
                LearnerTrial.train(learner, 1, 3);
                assertThat(state.parameters().get("head.weight").values()).isEqualTo(before);
            }
        });
    }

    @Test
    default void announcingBatchesChangesNoBit() {
        onEveryDevice(trial -> {
            try (Learner told = trial.learner(LearnerTrial.fresh());
                    Learner untold = trial.learner(LearnerTrial.fresh())) {
                TrainingBatch first = LearnerTrial.batch(0, 5);
                TrainingBatch second = LearnerTrial.batch(1, 4);
                told.announce(second);
                told.trainStep(first, 1e-2);
                // A third one never comes.
                told.announce(LearnerTrial.batch(2, 3));
                told.trainStep(second, 1e-2);
                LearnerTrial.train(untold, 0, 5, 4);
                assertSameBits(told.state(), untold.state());

                InferenceBatch question = LearnerTrial.questions(3);
                told.announce(question);
                told.predict(LearnerTrial.questions(2));
                assertThat(told.predict(question)
                                .clipwise()
                                .contentEquals(untold.predict(question).clipwise()))
                        .isTrue();
            }
        });
    }

    @Test
    default void aResumedLearnerContinuesBitForBit() {
        onEveryDevice(trial -> {
            try (Learner straight = trial.learner(LearnerTrial.fresh())) {
                LearnerTrial.train(straight, 0, 5, 4);
                try (Learner resumed = trial.learner(straight.state())) {
                    LearnerTrial.train(straight, 2, 6, 3);
                    LearnerTrial.train(resumed, 2, 6, 3);
                    assertSameBits(resumed.state(), straight.state());
                }
            }
        });
    }

    @Test
    default void equalStepsGiveEqualBits() {
        onEveryDevice(trial -> {
            try (Learner first = trial.learner(LearnerTrial.fresh());
                    Learner second = trial.learner(LearnerTrial.fresh())) {
                List<StepResult> results = LearnerTrial.train(first, 0, 5, 7, 2);
                assertThat(LearnerTrial.train(second, 0, 5, 7, 2)).isEqualTo(results);
                assertSameBits(second.state(), first.state());
            }
        });
    }

    @Test
    default void learnersDoNotDisturbEachOther() {
        onEveryDevice(trial -> {
            try (Learner alone = trial.learner(LearnerTrial.fresh());
                    Learner beside = trial.learner(LearnerTrial.fresh());
                    Learner other = trial.learner(LearnerTrial.fresh())) {
                LearnerTrial.train(alone, 0, 3, 4);
                LearnerTrial.train(beside, 0, 3);
                LearnerTrial.train(other, 5, 2);
                LearnerTrial.train(beside, 1, 4);
                assertSameBits(beside.state(), alone.state());
            }
        });
    }

    @Test
    default void stepsAreCounted() {
        onEveryDevice(trial -> {
            try (Learner learner = trial.learner(LearnerTrial.fresh())) {
                LearnerTrial.train(learner, 0, 2, 2, 2);
                assertThat(learner.state().steps()).isEqualTo(3);
            }
        });
    }

    @Test
    default void aParameterWithoutGradientIsLeftAlone() {
        onEveryDevice(trial -> {
            try (Learner learner = trial.learner(LearnerTrial.fresh())) {
                LearnerTrial.train(learner, 0, 3, 3);
                LearnerState state = learner.state();
                assertThat(state.parameters().get(ExaminedNetwork.UNUSED).values())
                        .containsOnly(1f);
                assertThat(state.firstMoments())
                        .doesNotContainKey(ExaminedNetwork.UNUSED)
                        .containsKey("head.weight");
                assertThat(state.secondMoments())
                        .doesNotContainKey(ExaminedNetwork.UNUSED)
                        .containsKey("head.weight");
            }
        });
    }

    @Test
    default void aStepThatIsNotFiniteLeavesTheParametersAlone() {
        onEveryDevice(trial -> {
            try (Learner learner = trial.learner(LearnerTrial.fresh())) {
                LearnerTrial.train(learner, 0, 3);
                Map<String, FloatArray> before = learner.state().parameters();
                TrainingBatch batch = LearnerTrial.batch(1, 3);
                Arrays.fill(batch.features().values(), Float.NaN);
                assertThat(learner.trainStep(batch, 1e-2).isFinite()).isFalse();
                assertSameBits(learner.state().parameters(), before);
            }
        });
    }

    @Test
    default void aConstantIsAskedForOncePerLearner() {
        onEveryDevice(trial -> {
            try (Learner learner = trial.learner(LearnerTrial.fresh())) {
                int before = trial.network().constantsMade();
                LearnerTrial.train(learner, 0, 4, 5);
                learner.predict(LearnerTrial.questions(3));
                assertThat(trial.network().constantsMade() - before).isEqualTo(1);
            }
        });
    }

    @Test
    default void aStateWithoutAParameterIsRefusedByItsName() {
        LearnerState fresh = LearnerTrial.fresh();
        Map<String, FloatArray> incomplete = new HashMap<>(fresh.parameters());
        incomplete.remove("head.weight");
        refuses(LearnerState.fresh(incomplete, fresh.buffers()), "head.weight");
    }

    @Test
    default void aStateWithAnotherShapeIsRefusedByItsName() {
        LearnerState fresh = LearnerTrial.fresh();
        Map<String, FloatArray> misshapen = new HashMap<>(fresh.parameters());
        misshapen.put("hidden.bias", FloatArray.zeros(9));
        refuses(LearnerState.fresh(misshapen, fresh.buffers()), "hidden.bias");
    }

    private void refuses(LearnerState state, String name) {
        onEveryDevice(trial -> assertThatThrownBy(() -> trial.learner(state))
                .isInstanceOf(EarmarkException.class)
                .hasMessageContaining(name));
    }

    @Test
    default void anUnknownDeviceIsRefusedByItsName() {
        try (Engine engine = newEngine()) {
            LearnerTrial nowhere = new LearnerTrial(engine, new Device("abacus:7", "beads"));
            assertThatThrownBy(() -> nowhere.learner(LearnerTrial.fresh()))
                    .isInstanceOf(EarmarkException.class)
                    .hasMessageContaining("abacus:7");
        }
    }

    private static LearnerTrial reference() {
        ReferenceEngine engine = new ReferenceEngine();
        return new LearnerTrial(engine, engine.devices().get(0));
    }

    private void onEveryDevice(Consumer<LearnerTrial> test) {
        try (Engine engine = newEngine()) {
            devices(engine).forEach(device -> test.accept(new LearnerTrial(engine, device)));
        }
    }

    private static void assertStatesClose(LearnerState actual, LearnerState expected, double tolerance) {
        Closeness.assertClose("parameters", actual.parameters(), expected.parameters(), tolerance);
        Closeness.assertClose("buffers", actual.buffers(), expected.buffers(), tolerance);
        Closeness.assertClose("first moments", actual.firstMoments(), expected.firstMoments(), tolerance);
        Closeness.assertClose("second moments", actual.secondMoments(), expected.secondMoments(), tolerance);
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
        expected.forEach((name, array) -> assertThat(actual.get(name).contentEquals(array))
                .as("%s, bit for bit", name)
                .isTrue());
    }
}
