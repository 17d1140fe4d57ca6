package org.earmark.integration.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.earmark.cli.WorkerMain;
import org.earmark.core.config.ExperimentReader;
import org.earmark.core.metrics.MetricSet;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellJson;
import org.earmark.core.plan.CellState;
import org.earmark.core.plan.CellState.Status;
import org.earmark.core.plan.Planner;
import org.earmark.core.plugin.LoadedPlugins;
import org.earmark.core.plugin.PluginLoader;
import org.earmark.core.run.CellOutcome;
import org.earmark.core.run.CellProgress;
import org.earmark.core.run.Controller;
import org.earmark.core.run.LocalLauncherFactory;
import org.earmark.core.run.LocalOptions;
import org.earmark.core.run.ProgressView;
import org.earmark.core.run.RunOptions;
import org.earmark.core.run.RunPolicy;
import org.earmark.core.run.RunStore;
import org.earmark.core.run.StateSelection;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.error.Problems;
import org.earmark.spi.launch.DeviceSlot;
import org.earmark.spi.launch.LauncherContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a data set goes away at different moments, as an unplugged disk or a lost mount does. */
@Tag("slow")
class VanishedDataTest {
    private static final LoadedPlugins PLUGINS =
            PluginLoader.load(VanishedDataTest.class.getClassLoader(), Optional.empty());

    private static final String EXPERIMENT =
            """
            earmark: 1
            name: vanished
            version: 1
            question: Where are the data?
            metrics: [accuracy]
            base:
              dataset: esc50
              audio: {seconds: 1}
              model: {name: htsat, size: tiny, embedDimension: 24, depths: [1, 1, 1, 1], heads: [1, 2, 4, 8]}
              training: {epochs: 3, batchSize: 4}
              fold: 1
            """;

    private static final int RATE = 8000;

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void writeClips() throws IOException {
        data = folder.resolve("data");
        Files.createDirectories(data.resolve("audio"));
        Files.createDirectories(data.resolve("meta"));
        StringBuilder table = new StringBuilder("filename,fold,target,category,esc10,src_file,take\n");
        for (int clip = 0; clip < 10; clip++) {
            int label = clip % 2;
            String name = (1 + clip / 2) + "-" + clip + "-A-" + label + ".wav";
            table.append(name).append(',').append(1 + clip / 2).append(',').append(label);
            table.append(label == 0 ? ",dog,True," : ",rooster,True,")
                    .append(clip)
                    .append(",A\n");
            tone(data.resolve("audio").resolve(name), 300 + 400 * label);
        }
        Files.writeString(data.resolve("meta/esc50.csv"), table);
    }

    private static void tone(Path file, int hertz) throws IOException {
        byte[] samples = new byte[2 * RATE];
        for (int i = 0; i < RATE; i++) {
            int value = (int) (8000 * Math.sin(2 * Math.PI * hertz * i / RATE));
            samples[2 * i] = (byte) value;
            samples[2 * i + 1] = (byte) (value >> 8);
        }
        AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
        try (AudioInputStream stream = new AudioInputStream(new ByteArrayInputStream(samples), format, RATE)) {
            AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
        }
    }

    @Test
    void goneBeforeThePlanItIsNamed() {
        hide();

        assertThatThrownBy(this::cell).isInstanceOf(EarmarkException.class).hasMessageContaining(data.toString());
    }

    @Test
    void goneBeforeTheWorkerReadsItTheCellFailsWithItsNameAndComesBackWithIt() throws Exception {
        Cell cell = cell();
        CellOutcome without = run(cell, new Hiding(0));
        assertThat(data.toFile()).doesNotExist();
        show();
        CellOutcome with = run(cell, new Hiding(Long.MAX_VALUE));

        assertThat(without.state()).isEqualTo(CellState.failed(ErrorCategory.DATA));
        assertThat(without.message()).contains(data.toString()).doesNotContain("\n");
        assertThat(with.state()).isEqualTo(CellState.of(Status.DONE));
    }

    @Test
    void goneInMidTrainingItIsNotMissed() throws Exception {
        CellOutcome outcome = run(cell(), new Hiding(1));

        assertThat(data.toFile()).doesNotExist();
        assertThat(outcome.state()).isEqualTo(CellState.of(Status.DONE));
    }

    private Cell cell() {
        Problems problems = new Problems();
        return new Planner(PLUGINS, MetricSet.tagging())
                .plan(
                        ExperimentReader.parse(EXPERIMENT, "vanished.yaml", List.of(), problems),
                        Map.of("esc50", data),
                        problems)
                .cells()
                .get(0);
    }

    private CellOutcome run(Cell cell, ProgressView view) throws InterruptedException {
        RunOptions options = new RunOptions(
                Map.of("esc50", data),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                "test",
                false);
        return new Controller(
                        new RunStore(folder.resolve("reports"), Clock.systemUTC()),
                        PLUGINS,
                        new CellJson(PLUGINS),
                        options,
                        new RunPolicy(StateSelection.unfinished(), Set.of(), 0, false),
                        new LocalLauncherFactory()
                                .create(new LocalOptions(), new LauncherContext(List.of(new DeviceSlot("cpu", 1)))),
                        WorkerMain.class.getName(),
                        view,
                        Clock.systemUTC())
                .run("vanished", List.of(cell))
                .outcomes()
                .get(0);
    }

    private void hide() {
        move(data, folder.resolve("elsewhere"));
    }

    private void show() {
        move(folder.resolve("elsewhere"), data);
    }

    private static void move(Path from, Path to) {
        File target = to.toFile();
        assertThat(from.toFile().renameTo(target)).isTrue();
    }

    /** Takes the data away when a cell has come to a step; 0 means before its worker has begun. */
    private final class Hiding implements ProgressView {
        private final long step;

        Hiding(long step) {
            this.step = step;
        }

        @Override
        public void waiting(String device, String reason) {}

        @Override
        public void started(String cell, String title, String place) {
            if (step == 0) {
                hide();
            }
        }

        @Override
        public void progressed(String cell, CellProgress progress) {
            if (step > 0 && progress.step() >= step && Files.exists(data)) {
                hide();
            }
        }

        @Override
        public void ended(String cell, CellState state, String message, Duration took) {}

        @Override
        public void close() {}
    }
}
