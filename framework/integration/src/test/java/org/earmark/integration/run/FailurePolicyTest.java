package org.earmark.integration.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says about failures, on cells that really run out of memory or time. */
@Tag("slow")
class FailurePolicyTest {
    /** A batch of the first cell takes 1024 · 250 · 64 floats, which are more than all of {@link #LITTLE_MEMORY}. */
    private static final String EXPERIMENT =
            """
            earmark: 1
            name: hungry
            version: 1
            question: Which batch fits?
            metrics: [accuracy]
            base:
              dataset: {name: synthetic, classes: 3, seconds: 1, folds: 0}
              audio: {sampleRate: 16000, seconds: 1}
              frontEnd: {fftSize: 512, hopLength: 64, maximumFrequency: 7000}
              model: {name: htsat, size: tiny, spectrogramSize: 128, embedDimension: 24, depths: [1, 1, 1], heads: [1, 2, 4]}
              training: {epochs: EPOCHS}
            grid:
              zip: [{training.batchSize: [1024, 4], dataset.clips: [1300, 12]}]
            """;

    private static final Map<String, String> LITTLE_MEMORY = Map.of("JAVA_TOOL_OPTIONS", "-Xmx64m");

    /** More than any machine gets through in the tenth of a minute that it is given. */
    private static final String ENDLESS = "100000";

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path experiment;

    @BeforeEach
    void writeExperiment() throws IOException {
        experiment = Files.writeString(folder.resolve("hungry.yaml"), EXPERIMENT.replace("EPOCHS", "1"));
    }

    @Test
    void memoryThatRanOutNamesTheBatchThatFitsAndIsTriedAgainOnlyWhenAsked() throws Exception {
        assertThat(run(LITTLE_MEMORY)).isEqualTo(1);
        assertThat(said())
                .contains("1 done, 1 failed")
                .contains("Memory ran out with training.batchSize 1024")
                .containsPattern("One training step with training.batchSize \\d+ was tried afterwards and fits");
        Path hungry = cell("failed");
        Path modest = cell("done");
        assertThat(attempts(hungry)).isEqualTo(1);
        assertThat(result(hungry, 1).path("errorClass").asText()).isEqualTo("out-of-memory");
        assertThat(result(hungry, 1).path("fittingBatchSize").asInt()).isBetween(1, 512);

        assertThat(run(LITTLE_MEMORY, "--only", "out-of-memory", "--retry", "out-of-memory", "--retries", "1"))
                .isEqualTo(1);
        assertThat(attempts(hungry)).isEqualTo(3);
        assertThat(attempts(modest)).isEqualTo(1);

        assertThat(run(Map.of(), "--only", "done")).isEqualTo(1);
        assertThat(attempts(hungry)).isEqualTo(3);
        assertThat(attempts(modest)).isEqualTo(2);
    }

    @Test
    void aRunThatFailsFastLeavesTheOtherCellForTheNext() throws Exception {
        assertThat(run(LITTLE_MEMORY, "--fail-fast")).isEqualTo(1);
        assertThat(said()).contains("Cells: 1 pending, 1 failed");

        assertThat(run(LITTLE_MEMORY, "--only", "pending", "--keep-going")).isEqualTo(1);
        assertThat(said()).contains("1 done, 1 failed");
        assertThat(attempts(cell("failed"))).isEqualTo(1);
    }

    @Test
    void aCellThatTakesTooLongIsEndedAndTriedAgainOnlyWhenAsked() throws Exception {
        Files.writeString(
                experiment,
                EXPERIMENT
                        .replace("EPOCHS", ENDLESS)
                        .replace("[1024, 4]", "[4]")
                        .replace("1300, ", ""));

        assertThat(run(Map.of(), "--timeout", "0.1")).isEqualTo(1);
        Path cell = cell("failed");
        assertThat(result(cell, 1).path("errorClass").asText()).isEqualTo("timeout");
        assertThat(said()).contains("The cell ran longer than its time limit of 6 s");

        assertThat(run(Map.of(), "--timeout", "0.1", "--retry", "timeout", "--retries", "1"))
                .isEqualTo(1);
        assertThat(attempts(cell)).isEqualTo(3);
    }

    private int run(Map<String, String> environment, String... options) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("run", experiment.toString(), "--no-report", "--devices", "cpu"));
        line.addAll(List.of("--output", folder.resolve("reports").toString()));
        line.addAll(List.of(options));
        return ToolProcess.start(folder.resolve("said.txt"), environment, line).waitFor();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said.txt"));
    }

    /** The only cell whose first attempt ended so. */
    private Path cell(String state) throws IOException {
        try (Stream<Path> cells = Files.list(folder.resolve("reports").resolve("cells"))) {
            for (Path cell : cells.toList()) {
                if (attempts(cell) > 0 && result(cell, 1).path("state").asText().equals(state)) {
                    return cell;
                }
            }
        }
        throw new AssertionError("no cell is " + state + ": " + said());
    }

    private static long attempts(Path cell) throws IOException {
        try (Stream<Path> files = Files.list(cell)) {
            return files.filter(file -> Files.exists(file.resolve("result.json")))
                    .count();
        }
    }

    private static JsonNode result(Path cell, int attempt) throws IOException {
        return JSON.readTree(cell.resolve("attempt-%03d".formatted(attempt))
                .resolve("result.json")
                .toFile());
    }
}
