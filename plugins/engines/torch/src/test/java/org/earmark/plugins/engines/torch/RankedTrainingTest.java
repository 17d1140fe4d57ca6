package org.earmark.plugins.engines.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.StepResult;
import org.earmark.spi.model.Network;
import org.earmark.testkit.replica.SmallNetwork;
import org.earmark.testkit.replica.States;
import org.earmark.testkit.replica.Trial;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ranks as processes on loopback against one process on the same global batches. Sums run in another order, so values
 * agree within the roundings that {@link TorchTrainingTest} explains; among the ranks they agree bit for bit.
 */
class RankedTrainingTest {
    private static final double LOSS_TOLERANCE = 1e-5;
    private static final double PARAMETER_TOLERANCE = 2e-5;

    @TempDir
    private Path folder;

    // After one step the first moments are a tenth of the gradients. Four ranks are more than a batch of five clips,
    // two
    // pairs of them mixed, has parts; a network that normalises hidden layers needs the whole batch at once.
    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "2, 1, false, false",
        "2, 6, false, false",
        "3, 6, false, false",
        "3, 6, false, true",
        "4, 6, false, false",
        "2, 6, true, false",
        "2, 6, true, true"
    })
    void ranksFollowOneProcess(int size, int steps, boolean normaliseHidden, boolean copiesAhead) throws Exception {
        RankProcess.Outcome expected = alone(steps, normaliseHidden);
        List<RankProcess.Outcome> ranks = ranks(size, steps, normaliseHidden, copiesAhead);

        RankProcess.Outcome actual = ranks.get(0);
        for (int i = 0; i < steps; i++) {
            StepResult step = expected.results().get(i);
            assertThat(actual.results().get(i).loss()).isCloseTo(step.loss(), within(LOSS_TOLERANCE));
            assertThat(actual.results().get(i).gradientNorm()).isCloseTo(step.gradientNorm(), within(LOSS_TOLERANCE));
        }
        States.assertClose(actual.state().parameters(), expected.state().parameters(), PARAMETER_TOLERANCE);
        States.assertClose(actual.state().buffers(), expected.state().buffers(), PARAMETER_TOLERANCE);
        States.assertClose(actual.state().firstMoments(), expected.state().firstMoments(), PARAMETER_TOLERANCE);
        States.assertClose(actual.state().secondMoments(), expected.state().secondMoments(), PARAMETER_TOLERANCE);
        States.assertClose("clipwise", actual.clipwise(), expected.clipwise(), 5 * PARAMETER_TOLERANCE);
        for (RankProcess.Outcome other : ranks.subList(1, size)) {
            States.assertSameBits(other.state(), actual.state());
            assertThat(other.results()).isEqualTo(actual.results());
            assertThat(other.clipwise().contentEquals(actual.clipwise())).isTrue();
        }
    }

    @Test
    void gpusSpeakThroughNcclAndProcessorsThroughGloo() {
        assertThat(TorchCollective.Transport.of(new Device("cuda:3", ""))).isEqualTo(TorchCollective.Transport.NCCL);
        assertThat(TorchCollective.Transport.of(Trial.CPU)).isEqualTo(TorchCollective.Transport.GLOO);
    }

    @Test
    void oneDeviceNeedsNoMeeting() {
        try (Collective ranks = Collective.alone()) {
            assertThat(ranks.own(List.of(1, 2, 3))).containsExactly(1, 2, 3);
            assertThat(Native.summed(new double[] {1.5}, ranks)).containsExactly(1.5);
        }
    }

    private static RankProcess.Outcome alone(int steps, boolean normaliseHidden) {
        Network network = new SmallNetwork(normaliseHidden);
        try (Engine engine = TorchReplicaTest.engine(1, 0);
                Learner learner = engine.learner(network, Trial.spec(Trial.fresh(network)))) {
            List<StepResult> results = Trial.train(learner, 0, steps);
            return new RankProcess.Outcome(
                    results,
                    learner.state(),
                    learner.predict(InferenceBatch.of(Trial.features(0))).clipwise());
        }
    }

    private List<RankProcess.Outcome> ranks(int size, int steps, boolean normaliseHidden, boolean copiesAhead)
            throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        for (int rank = 0; rank < size; rank++) {
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    RankProcess.class.getName(),
                    Integer.toString(rank),
                    Integer.toString(size),
                    folder.resolve("meeting").toString(),
                    Integer.toString(steps),
                    Boolean.toString(normaliseHidden),
                    folder.resolve("outcome-" + rank).toString(),
                    Boolean.toString(copiesAhead));
            processes.add(builder.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log-" + rank).toFile())
                    .start());
        }
        List<RankProcess.Outcome> outcomes = new ArrayList<>();
        for (int rank = 0; rank < size; rank++) {
            assertThat(processes.get(rank).waitFor())
                    .as(Files.readString(folder.resolve("log-" + rank)))
                    .isZero();
            outcomes.add(RankProcess.read(folder.resolve("outcome-" + rank)));
        }
        return outcomes;
    }
}
