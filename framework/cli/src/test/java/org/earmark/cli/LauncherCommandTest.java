package org.earmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Choosing a launcher on the command line, and taking back what it was given. */
class LauncherCommandTest extends CommandLineTestCase {
    @TempDir
    private Path folder;

    private Path file;
    private Path output;

    @BeforeEach
    void writeExperiment() throws IOException {
        file = Files.writeString(folder.resolve("rain.yaml"), RAIN);
        output = folder.resolve("reports");
    }

    @Test
    void aLauncherGetsTheOptionsThatItHas() {
        assertThat(launch("--launcher", "queue", "--partition", "night", "--launch", "priority=7"))
                .isEqualTo(3);
        assertThat(err()).contains("No room for 2 cells with Queue[partition=Optional[night], priority=7].");
    }

    @Test
    void aRefusalComesBeforeAnythingIsWritten() {
        assertThat(launch("--launcher", "queue", "--devices", "cuda:0")).isEqualTo(3);
        assertThat(output).doesNotExist();
    }

    @Test
    void anUnknownLauncherSuggestsTheNearest() {
        assertThat(launch("--launcher", "quene")).isEqualTo(2);
        assertThat(err()).contains("quene").contains("is no launcher").contains("did you mean queue?");
    }

    @Test
    void anOptionThatALauncherLacksIsWrongUse() {
        assertThat(launch("--launcher", "queue", "--gres", "gpu:1")).isEqualTo(2);
        assertThat(err()).contains("gres");
    }

    @Test
    void theLocalLauncherTakesNoneOfTheseOptions() {
        assertThat(launch("--partition", "night")).isEqualTo(2);
        assertThat(err()).contains("--launch").contains("partition");
    }

    @Test
    void inProcessExcludesALauncher() {
        assertThat(launch("--launcher", "queue", "--in-process")).isEqualTo(2);
        assertThat(err()).contains("--in-process");
    }

    @Test
    void anEngineThatTrainsOnOneDeviceRefusesRanks() {
        assertThat(launch("--devices", "cpu:2x1", "--ranks", "2")).isEqualTo(2);
        assertThat(err()).contains("--ranks = 2: the engine torch trains each cell on one device");
        assertThat(output).doesNotExist();
    }

    @Test
    void ranksNeedAsManyDevices() {
        assertThat(launch("--devices", "cpu:3x1", "--ranks", "2")).isEqualTo(2);
        assertThat(err()).contains("cannot divide 3 devices into groups of 2");
    }

    @Test
    void nodesSayHowManyRanksThereAre() {
        assertThat(launch("--launcher", "queue", "--nodes", "2", "--devices", "cpu:2x1", "--ranks", "3"))
                .isEqualTo(2);
        assertThat(err()).contains("--ranks = 3: contradicts --nodes 2").contains("4 ranks");
        assertThat(output).doesNotExist();
    }

    @Test
    void theLocalLauncherHasOneNode() {
        assertThat(launch("--nodes", "2")).isEqualTo(2);
        assertThat(err()).contains("nodes");
    }

    @Test
    void cancelTakesBackTheCellsOfAnExperiment() throws IOException {
        Files.createDirectories(output.resolve("rain"));
        Files.writeString(
                output.resolve("rain/plan.json"),
                "{\"experiment\":\"rain\",\"cells\":[{\"id\":\"c1\",\"title\":\"\"},{\"id\":\"c2\",\"title\":\"\"}]}");
        Files.createDirectories(output.resolve("cells/c1/attempt-001"));

        assertThat(run("cancel", "rain", "--output", output.toString())).isZero();
        assertThat(out()).contains("Cancelled 1 cell of rain: c1");
    }

    private int launch(String... further) {
        List<String> line = new ArrayList<>(List.of("run", file.toString(), "--output", output.toString()));
        line.addAll(List.of(further));
        return run(line.toArray(String[]::new));
    }
}
