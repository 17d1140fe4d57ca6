package org.earmark.testkit.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.engine.StepResult;
import org.earmark.spi.model.Network;
import org.earmark.testkit.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Training steps on several replicas against the reference in double precision. Losses are near 1, so 1e-5 is some tens of roundings; an
 * update moves a parameter by at most the rate of 1e-2, and Adam's quotient of moments amplifies a rounding of small
 * gradients to about 1e-3 of that.
 */
public interface ReplicaTrainingContract extends ReplicaSubject {
    int STEPS = 6;
    double LOSS_TOLERANCE = 1e-5;
    double PARAMETER_TOLERANCE = 2e-5;

    @ParameterizedTest
    @CsvSource({"1, 0, false", "2, 0, false", "2, 1, false", "3, 2, false", "1, 0, true", "2, 1, true"})
    default void stepsFollowTheReference(int replicas, int clipsPerPass, boolean normaliseHidden) {
        Network network = new SmallNetwork(normaliseHidden);
        Outcome expected = train(new ReferenceEngine(), network);
        Outcome actual = train(newEngine(replicas, clipsPerPass), network);
        for (int i = 0; i < STEPS; i++) {
            assertThat(actual.results.get(i).loss())
                    .isCloseTo(expected.results.get(i).loss(), within(LOSS_TOLERANCE));
            assertThat(actual.results.get(i).gradientNorm())
                    .isCloseTo(expected.results.get(i).gradientNorm(), within(LOSS_TOLERANCE));
        }
        States.assertClose(actual.state.parameters(), expected.state.parameters(), PARAMETER_TOLERANCE);
        States.assertClose(actual.state.buffers(), expected.state.buffers(), PARAMETER_TOLERANCE);
        States.assertClose(actual.state.firstMoments(), expected.state.firstMoments(), PARAMETER_TOLERANCE);
        States.assertClose(actual.state.secondMoments(), expected.state.secondMoments(), PARAMETER_TOLERANCE);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "2, 1"})
    default void equalRunsGiveEqualBits(int replicas, int clipsPerPass) {
        Network network = new SmallNetwork(false);
        Outcome first = train(newEngine(replicas, clipsPerPass), network);
        Outcome second = train(newEngine(replicas, clipsPerPass), network);
        States.assertSameBits(second.state, first.state);
        assertThat(second.results).isEqualTo(first.results);
    }

    @Test
    default void aResumedRunContinuesBitForBit() {
        Network network = new SmallNetwork(true);
        Outcome whole = train(newEngine(2, 1), network);
        LearnerState middle;
        try (Engine engine = newEngine(2, 1);
                Learner learner = engine.learner(network, Trial.spec(Trial.fresh(network)))) {
            Trial.train(learner, 0, STEPS / 2);
            middle = learner.state();
        }
        try (Engine engine = newEngine(2, 1);
                Learner learner = engine.learner(network, Trial.spec(middle))) {
            Trial.train(learner, STEPS / 2, STEPS);
            States.assertSameBits(learner.state(), whole.state);
        }
    }

    @Test
    default void aStateIsNotChangedByLaterSteps() {
        Network network = new SmallNetwork(false);
        try (Engine engine = newEngine(2, 1);
                Learner learner = engine.learner(network, Trial.spec(Trial.fresh(network)))) {
            LearnerState before = learner.state();
            Trial.train(learner, 0, 2);
            States.assertSameBits(before, Trial.fresh(network));
        }
    }

    @Test
    default void aParameterWithoutGradientIsLeftAlone() {
        Network network = new SmallNetwork(false);
        LearnerState state = train(newEngine(2, 1), network).state;
        assertThat(state.parameters()
                        .get("unused")
                        .contentEquals(Trial.fresh(network).parameters().get("unused")))
                .isTrue();
        assertThat(state.firstMoments()).doesNotContainKey("unused").containsKey("last.weight");
    }

    private static Outcome train(Engine engine, Network network) {
        try (engine;
                Learner learner = engine.learner(network, Trial.spec(Trial.fresh(network)))) {
            return new Outcome(Trial.train(learner, 0, STEPS), learner.state());
        }
    }

    /** What a training led to. */
    record Outcome(List<StepResult> results, LearnerState state) {}
}
