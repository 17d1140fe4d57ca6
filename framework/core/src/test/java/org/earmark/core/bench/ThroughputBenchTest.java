package org.earmark.core.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.earmark.core.bench.ThroughputBench.Subject;
import org.earmark.core.plan.CellSpec;
import org.earmark.core.plan.PluginChoice;
import org.earmark.core.plan.TrainingOptions;
import org.earmark.core.plugin.FakeFactories;
import org.earmark.core.plugin.FakeFactories.EngineOptions;
import org.earmark.core.plugin.FakeFactories.ModelOptions;
import org.earmark.core.plugin.FakeFactories.NoOptions;
import org.earmark.core.plugin.FakeFactories.ScheduleOptions;
import org.earmark.core.plugin.FakeFactories.Size;
import org.earmark.core.plugin.LoadedPlugins;
import org.earmark.core.plugin.PluginKind;
import org.earmark.core.plugin.RegisteredFactory;
import org.earmark.core.protocol.EvaluationOptions;
import org.earmark.core.start.Start;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.engine.AdamWOptions;
import org.earmark.spi.engine.Precision;
import org.earmark.spi.error.EarmarkException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThroughputBenchTest {
    private static final CellSpec SPEC = new CellSpec(
            new PluginChoice("drops", "1", new NoOptions()),
            new ClipLayout(32000, 1, ClipLayout.Fill.ZERO),
            FrontEnd.standard(),
            new PluginChoice("timed", "1", new ModelOptions(Size.TINY, 0.1)),
            new PluginChoice("clip_ce", "1", new NoOptions()),
            new PluginChoice("none", "1", new NoOptions()),
            new PluginChoice("constant", "1", new ScheduleOptions(0)),
            new PluginChoice("timed", "1", new EngineOptions(Precision.BF16)),
            AdamWOptions.standard(),
            new TrainingOptions(1, 8, 1, false),
            Start.scratch(),
            Optional.empty(),
            3,
            EvaluationOptions.standard());
    private static final Subject SUBJECT =
            new Subject(SPEC, new Vocabulary(List.of("rain", "river", "wind")), LabelKind.SINGLE);

    private TimedEngine engine;
    private ThroughputBench bench;

    @BeforeEach
    void setUp() {
        engine = new TimedEngine();
        LoadedPlugins plugins = new LoadedPlugins(
                List.of(
                        new RegisteredFactory(PluginKind.MODEL, engine.model(), "test"),
                        new RegisteredFactory(PluginKind.ENGINE, engine.factory(), "test"),
                        new RegisteredFactory(
                                PluginKind.LOSS, FakeFactories.registry().loss("clip_ce"), "test"),
                        new RegisteredFactory(
                                PluginKind.MIXUP, FakeFactories.registry().mixup("none"), "test")),
                List.of());
        bench = new ThroughputBench(plugins, engine::nanoTime);
    }

    @Test
    void countsClipsOverTheTimeOfTheirBatches() {
        ThroughputResult result = bench.measure(SUBJECT, "cpu", 2, 10);

        // The clock of the fake stands still but for 0.5 s in each training step, its tail included, and 0.25 s in each
        // prediction.
        assertThat(result.train().throughput().clipsPerSecond()).isCloseTo(16, within(1e-9));
        assertThat(result.evaluate().throughput().clipsPerSecond()).isCloseTo(32, within(1e-9));
        assertThat(result.train().throughput().count()).isEqualTo(17);
        assertThat(result.train().throughput().warmUp()).isEqualTo(3);
    }

    @Test
    void measuresAFewBatchesHoweverLongTheyTake() {
        assertThat(bench.measure(SUBJECT, "cpu", 2, 0).evaluate().throughput().count())
                .isEqualTo(3);
    }

    @Test
    void feedsBatchesOfTheConfiguredShape() {
        bench.measure(SUBJECT, "cpu", 2, 0);

        assertThat(engine.features().shape()).containsExactly(8, 101, 64);
        assertThat(engine.targets().shape()).containsExactly(8, 3);
        for (int clip = 0; clip < 8; clip++) {
            assertThat(engine.targets().values()[3 * clip + clip % 3]).isEqualTo(1);
        }
    }

    @Test
    void announcesEveryBatchButTheFirstOfEachKindAheadOfItsTurn() {
        bench.measure(SUBJECT, "cpu", 2, 0);

        // Six of each kind, warm-up included, and the seventh that does not come.
        assertThat(engine.given()).hasSize(12);
        for (int batch : new int[] {1, 2, 3, 4, 5, 7, 8, 9, 10, 11}) {
            assertThat(engine.announced().get(batch - 1))
                    .isSameAs(engine.given().get(batch));
        }
    }

    @Test
    void passesThreadsAndPrecisionOn() {
        ThroughputResult result = bench.measure(SUBJECT, "cpu", 2, 0);

        assertThat(engine.threads()).isEqualTo(2);
        assertThat(result.precision()).isEqualTo(Precision.BF16);
        assertThat(result.train().matrixRate()).isEqualTo(TimedEngine.MATRIX_RATE);
    }

    @Test
    void aGpuIsMeasuredByAProductThatKeepsItBusy() {
        bench.measure(SUBJECT, "cpu", 2, 0);
        assertThat(engine.matrixSize()).isEqualTo(2048);

        bench.measure(SUBJECT, "cuda:7", 2, 0);
        assertThat(engine.matrixSize()).isEqualTo(8192);
    }

    @Test
    void sharesOfTheMatrixProductCountABackwardPassTwice() {
        ThroughputResult measured = bench.measure(SUBJECT, "cpu", 2, 10);
        ThroughputResult counted = new ThroughputResult(
                measured.device(),
                measured.precision(),
                2,
                8,
                measured.train(),
                measured.evaluate(),
                Optional.of(1_000_000L),
                measured.peakMemory(),
                measured.peakDeviceMemory());

        // 16 clips/s of 3 million operations and 32 clips/s of 1 million
        assertThat(counted.trainEfficiency().orElseThrow()).isCloseTo(48e6 / TimedEngine.MATRIX_RATE, within(1e-9));
        assertThat(counted.evaluateEfficiency().orElseThrow()).isCloseTo(32e6 / TimedEngine.MATRIX_RATE, within(1e-9));
        assertThat(measured.trainEfficiency()).isEmpty();
    }

    @Test
    void aDeviceThatIsNotThereIsNamedWithThoseThatAre() {
        assertThatThrownBy(() -> bench.measure(SUBJECT, "cuda:0", 2, 0))
                .isInstanceOf(EarmarkException.class)
                .hasMessageContaining("cuda:0")
                .hasMessageContaining("[cpu, cuda:7]");
    }
}
