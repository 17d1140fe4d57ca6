package org.earmark.plugins.engines.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.earmark.plugins.engines.ReplicaThreads;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.Precision;
import org.earmark.spi.error.EarmarkException;
import org.earmark.testkit.replica.SmallNetwork;
import org.earmark.testkit.replica.Trial;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TorchLearnerTest {
    private final SmallNetwork network = new SmallNetwork(false);
    private final Engine engine = TorchReplicaTest.engine(2, 1);
    private final Learner learner = engine.learner(network, Trial.spec(Trial.fresh(network)));

    @AfterEach
    void close() {
        learner.close();
        engine.close();
    }

    @Test
    void bfloat16StaysNearSinglePrecision() {
        try (Engine coarse = TorchReplicaTest.engine(new TorchOptions(Precision.BF16, 2, 1, Optional.empty()));
                Learner other = coarse.learner(network, Trial.spec(Trial.fresh(network)))) {
            double loss = other.trainStep(Trial.batch(0), 1e-2).loss();
            double exact = learner.trainStep(Trial.batch(0), 1e-2).loss();
            // Eight bits of mantissa in two layers: within a few hundredths, but not equal.
            assertThat(loss).isNotEqualTo(exact).isBetween(exact * 0.97, exact * 1.03);
        }
    }

    @Test
    void nativeMemoryDoesNotGrow() {
        Trial.train(learner, 0, 20);
        long before = Pointer.totalCount();
        Trial.train(learner, 20, 320);
        learner.predict(InferenceBatch.of(Trial.features(0)));
        assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
    }

    @Test
    void matrixProductsHaveARate() {
        for (Precision precision : Arrays.asList(Precision.values())) {
            assertThat(engine.matrixProductRate(Trial.CPU, precision, 256, 0.01))
                    .isGreaterThan(1e7)
                    .isLessThan(1e15);
        }
    }

    @Test
    void librariesHaveVersions() {
        assertThat(engine.libraries()).containsKeys("libtorch", "javacpp");
        assertThat(List.copyOf(engine.libraries().values())).noneMatch("unknown"::equals);
    }

    @Test
    void aLearnerThatCannotBeMadeLeavesNothingOpen() {
        HostTransfers transfers = new HostTransfers();
        StandInRanks ranks = new StandInRanks();
        LearnerSpec misfit = Trial.spec(Trial.fresh(new SmallNetwork(true)));
        try (ReplicaThreads threads = new ReplicaThreads("test-replica", 1, 1, TorchThreads.onProcessors())) {
            assertThatThrownBy(() -> AheadOnHost.learner(
                            network, misfit, TorchReplicaTest.options(1, 1), threads, transfers, ranks))
                    .isInstanceOf(EarmarkException.class);
        }
        assertThat(transfers.isClosed()).isTrue();
        assertThat(ranks.ends()).containsExactly("abandoned", "closed");
    }
}
