package org.earmark.plugins.engines.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.bytedeco.pytorch.Device;
import org.earmark.plugins.engines.ReplicaThreads;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.engine.Precision;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.testkit.replica.SmallNetwork;
import org.earmark.testkit.replica.States;
import org.earmark.testkit.replica.Trial;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A learner that divides batches as it would for a GPU, on a processor and a network that tells it that memory ran out. */
class FewerClipsTest {
    private final SmallNetwork network = new SmallNetwork(false);
    // It loads the library; the learners of this test have threads of their own.
    private final Engine engine = TorchReplicaTest.engine(1, 2);
    private final ReplicaThreads threads = new ReplicaThreads("test-replica", 1, 2, TorchThreads.onProcessors());

    @AfterEach
    void close() {
        threads.close();
        engine.close();
    }

    @Test
    void aBatchThatDoesNotFitIsTrainedInSmallerPartsAsIfThatHadBeenAsked() {
        // Pairs of clips are mixed, so that parts have two at least.
        try (Learner found = learner(2, Trial.BATCH);
                Learner asked = engine.learner(network, Trial.spec(Trial.fresh(network)))) {
            assertThat(Trial.train(found, 0, 4)).isEqualTo(Trial.train(asked, 0, 4));
            States.assertSameBits(found.state(), asked.state());
            assertThat(found.clipsPerPass()).hasValue(2);
        }
    }

    @Test
    void whereAllFitsNothingIsDivided() {
        try (Learner whole = learner(Trial.BATCH, Trial.BATCH)) {
            Trial.train(whole, 0, 1);
            assertThat(whole.clipsPerPass()).isEmpty();
        }
    }

    @Test
    void predictionsAreDividedByThemselves() {
        InferenceBatch question = InferenceBatch.of(Trial.features(0));
        try (Learner found = learner(Trial.BATCH, 1);
                Learner whole = learner(Trial.BATCH, Trial.BATCH)) {
            // Other shapes are summed in another order.
            States.assertClose(
                    "clipwise",
                    found.predict(question).clipwise(),
                    whole.predict(question).clipwise(),
                    1e-6);
            assertThat(found.clipsPerPass()).isEmpty();
        }
    }

    @Test
    void whatFitsInNoPartFailsAndChangesNothing() {
        try (Learner learner = learner(0, 0)) {
            LearnerState before = learner.state();
            assertOutOfMemory(learner);
            assertThatThrownBy(() -> learner.predict(InferenceBatch.of(Trial.features(0))))
                    .isInstanceOf(EarmarkException.class);
            States.assertSameBits(learner.state(), before);
        }
    }

    @Test
    void aNumberThatWasGivenIsKeptTo() {
        try (Learner learner = learner(2, Trial.BATCH, Optional.of(Trial.BATCH))) {
            assertOutOfMemory(learner);
            assertThat(learner.clipsPerPass()).isEmpty();
        }
    }

    private static void assertOutOfMemory(Learner learner) {
        assertThatThrownBy(() -> learner.trainStep(Trial.batch(0), 1e-2))
                .isInstanceOfSatisfying(EarmarkException.class, failure -> assertThat(failure.category())
                        .isEqualTo(ErrorCategory.OUT_OF_MEMORY));
    }

    private Learner learner(int training, int inference) {
        return learner(training, inference, Optional.empty());
    }

    /**
     * @param training the most clips that fit
     * @param inference likewise
     */
    private Learner learner(int training, int inference, Optional<Integer> clipsPerPass) {
        Device device = new Device("cpu");
        Division division = new Division(
                new TorchOptions(Precision.FP32, 1, 8, clipsPerPass), true, threads.count(), Collective.alone());
        return TorchLearner.open(
                new FullDevice(network, training, inference),
                Trial.spec(Trial.fresh(network)),
                Precision.FP32,
                new Place(device, threads, division, new CopiesWhenNeeded(device), Collective.alone()));
    }
}
