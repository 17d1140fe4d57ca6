package org.earmark.integration.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be asked of a cell that was trained: is it the same again, and does a printed number hold on it? */
@Tag("slow")
class StoredCellTest {
    private static final String EXPERIMENT =
            """
            earmark: 1
            name: bells
            version: 1
            question: Which rate?
            metrics: [accuracy, mAP]
            base:
              dataset: {name: synthetic, clips: 40, classes: 4, seconds: 2, folds: 0}
              frontEnd: {hopLength: 640}
              model: {name: htsat, size: tiny, spectrogramSize: 128, embedDimension: 24, depths: [1, 1, 1], heads: [1, 2, 4]}
              training: {epochs: 1, batchSize: 8}
            """;

    @TempDir
    private static Path output;

    private static Path attempt;

    private final ToolRun tool = new ToolRun(output);

    @BeforeAll
    static void train() throws IOException {
        attempt = new ToolRun(output).train(EXPERIMENT);
    }

    @BeforeEach
    void nothingSaid() {
        assertThat(tool.said()).isEmpty();
    }

    @Test
    void aReplayIsIdenticalBitByBit() {
        assertThat(tool.run("replay", cell(attempt), "--in-process"))
                .as(tool.said())
                .isZero();
        assertThat(tool.said())
                .contains("A: the run " + cell(attempt) + "/attempt-001")
                .contains("B: the replay " + cell(attempt) + "-001")
                .contains("Outcome: identical")
                .contains("losses: identical over")
                .contains("Configuration: the same");
    }

    @Test
    void aReplayOfOtherLossesNamesTheFirstStepThatDiffers(@TempDir Path other) throws IOException {
        Path changed = copy(attempt, other);
        Path events = changed.resolve("events.jsonl");
        Files.writeString(events, Files.readString(events).replaceFirst("(\"step\":3,.*?\"loss\":)[0-9.]+", "$19.25"));

        ToolRun there = new ToolRun(other);

        assertThat(there.run("replay", cell(attempt), "--in-process"))
                .as(there.said())
                .isEqualTo(1);
        assertThat(there.said())
                .contains("Outcome: differs")
                .contains("first other bits at step 3, beyond the tolerance from step 3")
                .contains("predictions: identical");
    }

    @Test
    void aCellThatStartsFromWeightsIsReplayedFromThem(@TempDir Path other) throws IOException {
        Path file = Files.writeString(
                other.resolve("tuned.yaml"),
                EXPERIMENT.replace("name: bells", "name: tuned") + "  start: {checkpoint: "
                        + attempt.resolve("checkpoints/latest.safetensors") + "}\n");
        ToolRun tuning = new ToolRun(other);
        assertThat(tuning.run("run", file.toString(), "--in-process", "--no-report"))
                .as(tuning.said())
                .isZero();

        assertThat(tuning.run("replay", cell(tuning.attempts().get(0)), "--in-process"))
                .as(tuning.said())
                .isZero();
        assertThat(tuning.said()).contains("Outcome: identical");
    }

    @Test
    void theAuditOfACheckpointFindsTheCellsOwnNumber(@TempDir Path folder) throws IOException {
        JsonNode result =
                new ObjectMapper().readTree(attempt.resolve("result.json").toFile());
        double accuracy = result.path("metrics").path("accuracy").asDouble();
        Path claims = Files.writeString(
                folder.resolve("claims.yaml"),
                """
                audit: 1
                name: bells-audit
                protocols: [{name: p, clips: %d, classes: 4}]
                evidence:
                  - {name: weights, kind: checkpoint, origin: published, checkpoint: %s}
                  - {name: elsewhere, kind: checkpoint, checkpoint: %s}
                  - {name: cells, kind: cells, experiment: bells}
                tables:
                  - {name: T, system: weights, metric: accuracy, rounding: 0.001, evidence: weights, protocol: p,
                     claims: [{row: all, value: %s}, {row: other, value: %s}]}
                  - {name: T, system: elsewhere, metric: accuracy, evidence: elsewhere, protocol: p,
                     claims: [{row: all, value: 0.5}]}
                  - {name: T, system: cells, metric: accuracy, margin: 1, evidence: cells, protocol: p,
                     claims: [{row: all, value: %s}]}
                """
                        .formatted(
                                result.path("clips").path("test").asInt(),
                                attempt.resolve("checkpoints/latest.safetensors"),
                                bare(folder),
                                accuracy,
                                accuracy > 0.5 ? accuracy - 0.2 : accuracy + 0.2,
                                accuracy));

        assertThat(tool.run("audit", claims.toString(), "--json"))
                .as(tool.said())
                .isZero();

        JsonNode rows = new ObjectMapper().readTree(tool.said()).path("claims");
        assertThat(rows.at("/0/verdict").asText()).isEqualTo("reproduced");
        assertThat(rows.at("/0/measured").asDouble()).isEqualTo(accuracy);
        assertThat(rows.at("/1/verdict").asText()).isEqualTo("differs");
        assertThat(rows.at("/2/verdict").asText()).isEqualTo("not-auditable");
        assertThat(rows.at("/2").toString()).contains("so name a data set");
        assertThat(rows.at("/3/verdict").asText()).isEqualTo("reproduced");
        assertThat(rows.at("/3/measured").asDouble()).isEqualTo(accuracy);
    }

    /** Ten seconds are more than the network takes at once; it was trained on two. */
    @Test
    void aCellHearsLongRecordingsInSlicesOfItsOwnClips() throws IOException {
        String wav =
                Path.of("src/test/resources/goldens/frontend/waveA_32k_10s.wav").toString();

        assertThat(tool.run("predict", attempt.toString(), wav, "--arrays-only", "--json"))
                .as(tool.said())
                .isZero();

        JsonNode protocol = new ObjectMapper().readTree(tool.said()).path("protocol");
        assertThat(protocol.path("sliceSeconds").asDouble()).isEqualTo(2);
        assertThat(protocol.path("overlapSeconds").asDouble()).isEqualTo(1);
    }

    @Test
    void anEnsembleOfOneCellIsTheCell() throws IOException {
        assertThat(tool.run("evaluate", cell(attempt), "--json"))
                .as(tool.said())
                .isZero();
        JsonNode alone = new ObjectMapper().readTree(tool.said()).path("metrics");

        assertThat(tool.run("ensemble", cell(attempt), "--json"))
                .as(tool.said())
                .isZero();

        assertThat(new ObjectMapper().readTree(tool.said()).path("metrics")).isEqualTo(alone);
    }

    /** The same weights away from their cell: what they were trained on is no longer known. */
    private static Path bare(Path folder) throws IOException {
        return Files.copy(attempt.resolve("checkpoints/latest.safetensors"), folder.resolve("bare.safetensors"));
    }

    private static Path copy(Path from, Path output) throws IOException {
        Path to = Files.createDirectories(
                output.resolve("cells").resolve(cell(from)).resolve("attempt-001"));
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return to;
    }

    private static String cell(Path folder) {
        return folder.getParent().getFileName().toString();
    }
}
