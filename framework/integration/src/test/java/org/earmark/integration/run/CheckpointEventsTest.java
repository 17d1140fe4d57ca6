package org.earmark.integration.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.earmark.formats.array.NpyFile;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claims about the events that a checkpoint finds. */
@Tag("slow")
class CheckpointEventsTest {
    private static final double SECONDS = 2;
    private static final String EXPERIMENT =
            """
            earmark: 1
            name: bursts
            version: 1
            question: When does it sound?
            metrics: [event-F1]
            base:
              dataset: {name: synthetic, mode: events, clips: 96, classes: 2, seconds: 2, folds: 0}
              frontEnd: {hopLength: 640}
              model: {name: htsat, size: tiny, spectrogramSize: 128, embedDimension: 24, depths: [1, 1, 1], heads: [1, 2, 4], specAugment: {enabled: false}}
              loss: frame_bce
              training: {epochs: 8, batchSize: 8}
            """;

    @TempDir
    private static Path output;

    private static Path attempt;

    private final ObjectMapper json = new ObjectMapper();
    private final ToolRun tool = new ToolRun(output);

    @BeforeAll
    static void train() throws IOException {
        attempt = new ToolRun(output).train(EXPERIMENT);
    }

    @Test
    void theMeasuredValueIsThatOfTheEventsInItsFramewiseOutput(@TempDir Path folder) throws IOException {
        JsonNode row = audit(folder, "");

        assertThat(row.at("/measurement/census/measured").asInt()).isPositive();
        assertThat(row.path("measured").asDouble()).isPositive().isCloseTo(byHand(folder), within(1e-9));
    }

    @Test
    void aMappingNeedsTheFileThatItNames(@TempDir Path folder) throws IOException {
        assertThat(audit(folder, ", mapping: no.tsv").toString()).contains("no.tsv is not here");
    }

    @Test
    void classesThatAMappingLeavesOutFindNothing(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("map.tsv"), "event_label\tsources\tthreshold\nnothing\t0\t0.5\n");

        assertThat(audit(folder, ", mapping: map.tsv").toString())
                .contains("detected classes that are not annotated: nothing")
                .contains("not-auditable");
    }

    @Test
    void clipsOfOtherClassesHaveNoScores(@TempDir Path folder) throws IOException {
        JsonNode rows = rows(folder, ", mapping: identity");

        assertThat(rows.at("/0/measurement").isMissingNode()).isFalse();
        assertThat(rows.at("/1").toString()).contains("only events are measured");
    }

    private JsonNode audit(Path folder, String mapping) throws IOException {
        return rows(folder, mapping).path(0);
    }

    private JsonNode rows(Path folder, String mapping) throws IOException {
        Path claims = Files.writeString(
                folder.resolve("claims.yaml"),
                """
                audit: 1
                name: bursts-audit
                protocols: [{name: p}]
                evidence:
                  - {name: weights, kind: checkpoint, checkpoint: %s%s}
                tables:
                  - {name: T, system: weights, metric: intersection-F1-hit-classes, evidence: weights, protocol: p,
                     claims: [{row: all, value: 0.5}]}
                  - {name: T, system: weights, metric: mAP, evidence: weights, protocol: p, claims: [{row: all, value: 0.5}]}
                """
                        .formatted(attempt.resolve("checkpoints/latest.safetensors"), mapping));
        assertThat(tool.run("audit", claims.toString(), "--json"))
                .as(tool.said())
                .isZero();
        return json.readTree(tool.said()).path("claims");
    }

    /** The runs of framewise scores above one half as a table, scored against the stored events. */
    private double byHand(Path folder) throws IOException {
        Path predictions = folder.resolve("predictions");
        assertThat(tool.run(
                        "evaluate",
                        attempt.resolve("checkpoints/latest.safetensors").toString(),
                        "--predictions",
                        predictions.toString()))
                .as(tool.said())
                .isZero();
        FloatArray scores = NpyFile.read(predictions.resolve("framewise.npy"));
        List<String> clips = Files.readAllLines(predictions.resolve("clips.txt"));
        List<String> classes = Files.readAllLines(predictions.resolve("classes.txt"));
        List<String> found = new ArrayList<>(List.of("filename\tonset\toffset\tevent_label"));
        List<String> durations = new ArrayList<>(List.of("filename\tduration"));
        for (int clip = 0; clip < clips.size(); clip++) {
            durations.add(clips.get(clip) + "\t" + SECONDS);
            for (int label = 0; label < classes.size(); label++) {
                addRuns(scores, clip, label, clips.get(clip), classes.get(label), found);
            }
        }
        Path detections = Files.write(folder.resolve("found.tsv"), found);
        Path lengths = Files.write(folder.resolve("durations.tsv"), durations);
        assertThat(tool.run(
                        "score",
                        "events",
                        detections.toString(),
                        attempt.resolve("predictions/events.tsv").toString(),
                        "--durations",
                        lengths.toString(),
                        "--json"))
                .as(tool.said())
                .isZero();
        return json.readTree(tool.said()).at("/intersection/macroF1").asDouble();
    }

    private static void addRuns(FloatArray scores, int clip, int label, String file, String name, List<String> found) {
        int steps = (int) scores.shape()[1];
        int classes = (int) scores.shape()[2];
        double step = SECONDS / steps;
        int onset = -1;
        for (int at = 0; at <= steps; at++) {
            boolean on = at < steps && scores.values()[(clip * steps + at) * classes + label] > 0.5;
            if (on && onset < 0) {
                onset = at;
            } else if (!on && onset >= 0) {
                found.add(String.format(Locale.ROOT, "%s\t%s\t%s\t%s", file, onset * step, at * step, name));
                onset = -1;
            }
        }
    }
}
