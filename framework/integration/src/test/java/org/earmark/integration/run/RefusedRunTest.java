package org.earmark.integration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be run is refused in one paragraph, and the output folder of earlier runs stays as it was. */
class RefusedRunTest {
    private static final String EXPERIMENT =
            """
            earmark: 1
            name: refused
            version: 1
            question: May it run?
            metrics: [accuracy]
            base:
              dataset: {name: synthetic, clips: 12, classes: 3, seconds: 1, folds: 0}
              model: {name: htsat, size: tiny}
            grid: {GRID}
            """;

    @TempDir
    private Path folder;

    private Path output;
    private Path experiment;
    private Map<String, String> before;

    /** A run that takes up no cell leaves its plan and its page. */
    @BeforeEach
    void planOnce() throws IOException {
        output = folder.resolve("reports");
        experiment = write("seed: [1, 2]");
        ToolRun tool = new ToolRun(output);
        assertThat(tool.run("run", experiment.toString(), "--only", "lost")).isEqualTo(1);
        before = files();
        assertThat(before).containsKeys("refused/plan.json", "refused/report.html");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zip: [{seed: [1, 2, 3], training.batchSize: [4, 8]}] | grid.zip[0]",
                "seed: [1, 2], exclude: [{seed: 3}] | grid.exclude[0].seed = 3: is no value of that axis",
                "seed: [1, 2], when: [{if: {seed: 2}, axes: {training.batchSize: [4]}}],"
                        + " exclude: [{seed: 1, training.batchSize: 4}] | grid.exclude[0]: excludes nothing",
                "seed: [1, 2], exclude: [{seed: 1, training.batchSize: 4}] | training.batchSize: is no axis",
            })
    void aGridThatMakesNoSense(String grid, String reason) throws IOException {
        ToolRun tool = new ToolRun(output);

        assertThat(tool.run("run", write(grid).toString())).isEqualTo(2);
        refused(tool.said(), reason);
    }

    @Test
    void aDeviceThatIsNotThere() throws IOException {
        ToolRun tool = new ToolRun(output);

        assertThat(tool.run("run", experiment.toString(), "--devices", "cuda:99"))
                .isEqualTo(3);
        refused(tool.said(), "cuda");
    }

    @Test
    void aSlurmThatRefuses() throws Exception {
        Path commands = Files.createDirectory(folder.resolve("bin"));
        command(commands.resolve("scontrol"), "echo MaxArraySize = 1001");
        command(
                commands.resolve("sbatch"),
                "echo 'sbatch: error: Batch job submission failed: Invalid account' >&2; exit 1");
        Path said = folder.resolve("said.txt");
        Process run = ToolProcess.start(
                said,
                Map.of("PATH", commands + ":" + System.getenv("PATH")),
                List.of("run", experiment.toString(), "--launcher", "slurm", "--output", output.toString()));

        assertThat(run.waitFor()).isEqualTo(3);
        refused(Files.readString(said), "Invalid account");
    }

    private static void command(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void refused(String said, String reason) throws IOException {
        assertThat(said).startsWith("earmark: ").contains(reason).hasLineCount(1);
        assertThat(files()).isEqualTo(before);
    }

    private Path write(String grid) throws IOException {
        return Files.writeString(folder.resolve("refused.yaml"), EXPERIMENT.replace("GRID", grid));
    }

    /** Each file's and folder's time and content. */
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(output)) {
            for (Path path : tree.toList()) {
                String content =
                        Files.isDirectory(path) ? "" : Base64.getEncoder().encodeToString(Files.readAllBytes(path));
                files.put(output.relativize(path).toString(), Files.getLastModifiedTime(path) + " " + content);
            }
        }
        return files;
    }
}
