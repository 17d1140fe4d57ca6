package org.earmark.integration.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.earmark.cli.CommandLineTool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strong labels are good for: the same network, taught onsets and offsets or only the classes of a clip. */
@Tag("slow")
class StrongLabelsTest {
    private static final Path EXPERIMENT = Path.of("../../experiments/strong-labels.yaml");

    @TempDir
    private Path output;

    /** On these generated sounds the difference is that of 0.87 to 0.42, and of 0.62 to 0.01. */
    @Test
    void framewiseTrainingFindsEventsBetterThanClipwiseTraining() throws IOException {
        JsonNode clipwise = metrics("clip_bce");
        JsonNode framewise = metrics("frame_bce");

        assertThat(framewise.path("segment-F1").asDouble())
                .isGreaterThan(clipwise.path("segment-F1").asDouble() + 0.2);
        assertThat(framewise.path("event-F1").asDouble())
                .isGreaterThan(clipwise.path("event-F1").asDouble() + 0.2);
    }

    private JsonNode metrics(String loss) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream console = new PrintStream(said, true, StandardCharsets.UTF_8);
        Path own = output.resolve(loss);
        int status = new CommandLineTool(console, console)
                .run(
                        "run",
                        EXPERIMENT.toString(),
                        "--in-process",
                        "--no-report",
                        "--output",
                        own.toString(),
                        "--set",
                        "loss=" + loss);
        assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isZero();
        try (Stream<Path> files = Files.walk(own)) {
            List<Path> results =
                    files.filter(file -> file.endsWith("result.json")).toList();
            assertThat(results).hasSize(1);
            return new ObjectMapper().readTree(results.get(0).toFile()).path("metrics");
        }
    }
}
