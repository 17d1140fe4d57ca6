package org.earmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cell whose {@code evaluation} section asks for the mean of the best epochs and for shifted views. */
class FinalEvaluationTest extends ShippedToolTestCase {
    private static final String EXPERIMENT =
            """
            earmark: 1
            name: protocol
            version: 1
            question: Is the evaluation section obeyed?
            metrics: [accuracy]
            base:
              dataset: {name: synthetic, clips: 15, classes: 2, seconds: 1, folds: 0}
              model: {name: htsat, size: tiny, embedDimension: 24, depths: [1, 1, 1, 1], heads: [1, 2, 4, 8]}
              training: {epochs: 3, batchSize: 4}
              evaluation: {weights: average, keep: 2, views: 2}
            """;

    @TempDir
    private static Path folder;

    private static Path attempt;

    @BeforeAll
    static void train() throws IOException {
        Path file = Files.writeString(folder.resolve("protocol.yaml"), EXPERIMENT);
        FinalEvaluationTest trainer = new FinalEvaluationTest();
        int code = trainer.run("run", file.toString(), "--output", reports(), "--in-process", "--no-report");
        assertThat(code).as(trainer.err() + trainer.out()).isZero();
        try (Stream<Path> cells = Files.list(folder.resolve("reports/cells"))) {
            attempt = cells.toList().get(0).resolve("attempt-001");
        }
    }

    @Test
    void asManyCheckpointsAreKeptAsAskedFor() throws IOException {
        try (Stream<Path> files = Files.list(attempt.resolve("checkpoints"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("average.safetensors", "best.safetensors", "latest.safetensors")
                    .filteredOn(name -> name.startsWith("epoch-"))
                    .hasSize(2);
        }
    }

    @Test
    void theResultIsThatOfTheProtocol() throws IOException {
        JsonNode result = json(attempt.resolve("result.json"));
        assertThat(result.at("/protocol/weights").asText()).isEqualTo("average");
        assertThat(result.at("/protocol/views").asInt()).isEqualTo(2);

        int code = run(
                "evaluate",
                attempt.toString(),
                "--output",
                reports(),
                "--weights",
                "average",
                "--views",
                "2",
                "--json");
        assertThat(code).as(err()).isZero();
        JsonNode again = json();
        assertThat(again.at("/metrics/mAP").asDouble())
                .isEqualTo(result.at("/metrics/mAP").asDouble(), offset(1e-9));
    }

    @Test
    void theWaterfallHasTheMeanAndTheEnsembleToo() throws IOException {
        int code = run("evaluate", attempt.toString(), "--output", reports(), "--waterfall", "--views", "2");
        assertThat(code).as(err()).isZero();

        assertThat(json(attempt.resolve("waterfall.json")).at("/rows").findValuesAsText("name"))
                .contains("mean of the weights of 2 epochs, one view", "ensemble of 2 epochs, 2 views");
    }

    @Test
    void aMissingValidationPartIsToldBeforeAnythingRuns() throws IOException {
        Path file = Files.writeString(
                folder.resolve("validation.yaml"), EXPERIMENT.replace("average, keep: 2", "best-on-validation"));

        assertThat(run("plan", file.toString(), "--output", reports())).isEqualTo(2);
        assertThat(err()).contains("evaluation.weights = best-on-validation").contains("no validation part");
    }

    @Test
    void anAverageOfNothingIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("none.yaml"), EXPERIMENT.replace("keep: 2", "keep: 0"));

        assertThat(run("plan", file.toString(), "--output", reports())).isEqualTo(2);
        assertThat(err()).contains("evaluation.keep = 0");
    }

    /** Clips of 1 s, of which the network is trained on pieces of half a second. */
    @Test
    void testClipsThatAreLongerAreJudgedInSlices() throws IOException {
        String pieces = EXPERIMENT
                .replace("name: protocol", "name: pieces")
                .replace("epochs: 3", "epochs: 1, randomCrop: true")
                .replace("model: {", "audio: {seconds: 0.5}\n  model: {")
                .replace("{weights: average, keep: 2, views: 2}", "{wholeClips: true, overlapSeconds: 0.25}");
        Path file = Files.writeString(folder.resolve("pieces.yaml"), pieces);
        Path whole = folder.resolve("whole");
        int code = run("run", file.toString(), "--output", whole.toString(), "--in-process", "--no-report", "--json");
        assertThat(code).as(err() + out()).isZero();
        try (Stream<Path> cells = Files.list(whole.resolve("cells"))) {
            JsonNode result = json(cells.findFirst().orElseThrow().resolve("attempt-001/result.json"));
            assertThat(result.at("/protocol/wholeClips").asBoolean()).isTrue();
            assertThat(result.at("/metrics/accuracy").isNumber()).isTrue();
        }
    }

    @Test
    void eventsAreNotScoredOnClipsOfDifferentLengths() throws IOException {
        Path file = Files.writeString(
                folder.resolve("events.yaml"),
                EXPERIMENT
                        .replace("classes: 2,", "classes: 2, mode: events,")
                        .replace("accuracy", "mAP")
                        .replace("{weights: average, keep: 2, views: 2}", "{wholeClips: true}"));

        assertThat(run("plan", file.toString(), "--output", reports())).isEqualTo(2);
        assertThat(err()).contains("evaluation.wholeClips = true").contains("audio.seconds");
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    private static String reports() {
        return folder.resolve("reports").toString();
    }
}
