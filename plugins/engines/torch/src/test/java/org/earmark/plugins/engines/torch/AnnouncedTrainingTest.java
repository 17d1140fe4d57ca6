package org.earmark.plugins.engines.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.bytedeco.javacpp.Pointer;
import org.earmark.plugins.engines.ReplicaThreads;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.model.Network;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.testkit.replica.SmallNetwork;
import org.earmark.testkit.replica.States;
import org.earmark.testkit.replica.Trial;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training with batches that were copied ahead, with the processor's memory in the place of a GPU's. */
class AnnouncedTrainingTest {
    private static final TorchOptions OPTIONS = TorchReplicaTest.options(2, 1);

    // It loads the library; the learners of this test have threads of their own.
    private final Engine engine = TorchReplicaTest.engine(2, 1);
    private final ReplicaThreads threads = new ReplicaThreads("test-replica", 2, 2, TorchThreads.onProcessors());
    private final HostTransfers transfers = new HostTransfers();

    @AfterEach
    void close() {
        threads.close();
        engine.close();
    }

    // A network that normalises hidden layers finds in its first step that it needs the whole batch in one pass.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noBitDependsOnIt(boolean normaliseHidden) {
        Network network = new SmallNetwork(normaliseHidden);
        try (Learner ahead = learner(network, Collective.alone());
                Learner plain = engine.learner(network, Trial.spec(Trial.fresh(network)))) {
            AheadOnHost.train(ahead, 6);
            Trial.train(plain, 0, 6);
            States.assertSameBits(ahead.state(), plain.state());
            InferenceBatch question = InferenceBatch.of(Trial.features(7));
            ahead.announce(question);
            assertThat(ahead.predict(question)
                            .clipwise()
                            .contentEquals(plain.predict(question).clipwise()))
                    .isTrue();
        }
        assertThat(transfers.used()).isPositive();
        assertThat(transfers.held()).isZero();
    }

    @Test
    void everyPartIsCopiedOnceAlthoughItsPassStartsTwice() {
        Network network = new SmallNetwork(false);
        try (Learner ahead = learner(network, Collective.alone())) {
            TrainingBatch batch = Trial.batch(0);
            ahead.announce(batch);
            ahead.trainStep(batch, 1e-2);
        }
        // Clips 0 and 4, 1 and 3 are mixed with each other: three parts of features and targets.
        assertThat(transfers.begun()).hasSize(6);
        // Statistics of the input take a pass over the features of every part that ends before its targets.
        assertThat(transfers.used()).isEqualTo(9);
    }

    @Test
    void aRankCopiesItsOwnSamplesOnly() {
        Network network = new SmallNetwork(false);
        InferenceBatch batch = InferenceBatch.of(Trial.features(0));
        try (Learner ahead = learner(network, new StandInRanks())) {
            ahead.announce(batch);
        }
        float[] all = batch.features().values();
        int clip = all.length / Trial.BATCH;
        float[] copied = new float[0];
        for (FloatArray part : transfers.begun()) {
            copied = concat(copied, part.values());
        }
        assertThat(copied).isEqualTo(Arrays.copyOfRange(all, 2 * clip, 5 * clip));
    }

    @Test
    void nativeMemoryDoesNotGrowOverFiveHundredSteps() {
        Network network = new SmallNetwork(false);
        try (Learner ahead = learner(network, Collective.alone())) {
            AheadOnHost.train(ahead, 20);
            long before = Pointer.totalCount();
            AheadOnHost.train(ahead, 500);
            // Of the last step's copies some may be waiting to be freed.
            assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before + 12);
        }
        assertThat(transfers.held()).isZero();
    }

    private Learner learner(Network network, Collective ranks) {
        return AheadOnHost.learner(network, OPTIONS, threads, transfers, ranks);
    }

    private static float[] concat(float[] a, float[] b) {
        float[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}
