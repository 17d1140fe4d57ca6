package org.earmark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Choosing a launcher on the command line, and taking back what it was given. */
class LauncherCommandTest {
    private static final String EXPERIMENT =
            """
            earmark: 1
            name: rain
            version: 1
            question: Which?
            metrics: [accuracy]
            base: {dataset: drops, model: net}
            grid: {seed: [1, 2]}
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path file;
    private Path output;

    @BeforeEach
    void writeExperiment() throws IOException {
        file = Files.writeString(folder.resolve("rain.yaml"), EXPERIMENT);
        output = folder.resolve("reports");
    }

    @Test
    void aLauncherGetsTheOptionsThatItHas() {
        assertThat(run("--launcher", "queue", "--partition", "night", "--launch", "priority=7"))
                .isEqualTo(3);
        assertThat(err()).contains("No room for 2 cells with Queue[partition=Optional[night], priority=7].");
    }

    @Test
    void aRefusalComesBeforeAnythingIsWritten() {
        assertThat(run("--launcher", "queue", "--devices", "cuda:0")).isEqualTo(3);
        assertThat(output).doesNotExist();
    }

    @Test
    void anUnknownLauncherSuggestsTheNearest() {
        assertThat(run("--launcher", "quene")).isEqualTo(2);
        assertThat(err()).contains("quene").contains("is no launcher").contains("did you mean queue?");
    }

    @Test
    void anOptionThatALauncherLacksIsWrongUse() {
        assertThat(run("--launcher", "queue", "--gres", "gpu:1")).isEqualTo(2);
        assertThat(err()).contains("gres");
    }

    @Test
    void theLocalLauncherTakesNoneOfTheseOptions() {
        assertThat(run("--partition", "night")).isEqualTo(2);
        assertThat(err()).contains("--launch").contains("partition");
    }

    @Test
    void inProcessExcludesALauncher() {
        assertThat(run("--launcher", "queue", "--in-process")).isEqualTo(2);
        assertThat(err()).contains("--in-process");
    }

    @Test
    void anEngineThatTrainsOnOneDeviceRefusesRanks() {
        assertThat(run("--devices", "cpu:2x1", "--ranks", "2")).isEqualTo(2);
        assertThat(err()).contains("--ranks = 2: the engine torch trains each cell on one device");
        assertThat(output).doesNotExist();
    }

    @Test
    void ranksNeedAsManyDevices() {
        assertThat(run("--devices", "cpu:3x1", "--ranks", "2")).isEqualTo(2);
        assertThat(err()).contains("cannot divide 3 devices into groups of 2");
    }

    @Test
    void cancelTakesBackTheCellsOfAnExperiment() throws IOException {
        Files.createDirectories(output.resolve("rain"));
        Files.writeString(
                output.resolve("rain/plan.json"),
                "{\"experiment\":\"rain\",\"cells\":[{\"id\":\"c1\",\"title\":\"\"},{\"id\":\"c2\",\"title\":\"\"}]}");
        Files.createDirectories(output.resolve("cells/c1/attempt-001"));

        assertThat(command("cancel", "rain", "--output", output.toString())).isZero();
        assertThat(out()).contains("Cancelled 1 cell of rain: c1");
    }

    private int run(String... further) {
        List<String> line = new ArrayList<>(List.of("run", file.toString(), "--output", output.toString()));
        line.addAll(List.of(further));
        return command(line.toArray(String[]::new));
    }

    private int command(String... line) {
        return new CommandLineTool(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)).run(line);
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }
}
