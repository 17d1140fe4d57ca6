package org.earmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.earmark.formats.array.NpyFile;
import org.earmark.integration.htsat.Goldens;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evaluation of a cell that was really trained, and of ensembles. */
class EvaluationCommandsTest extends ShippedToolTestCase {
    private static final String EXPERIMENT =
            """
            earmark: 1
            name: small
            version: 1
            question: Does evaluation agree with training?
            metrics: [accuracy]
            base:
              dataset: {name: synthetic, clips: 15, classes: 2, seconds: 1, folds: 0}
              model: {name: htsat, size: tiny, embedDimension: 24, depths: [1, 1, 1, 1], heads: [1, 2, 4, 8]}
              mixup: none
              training: {epochs: 1, batchSize: 4}
            """;

    @TempDir
    private static Path folder;

    private static String cell;

    @BeforeAll
    static void train() throws IOException {
        Path file = Files.writeString(folder.resolve("small.yaml"), EXPERIMENT);
        EvaluationCommandsTest trainer = new EvaluationCommandsTest();
        int code = trainer.run("run", file.toString(), "--output", reports(), "--in-process", "--no-report");
        assertThat(code).as(trainer.err() + trainer.out()).isZero();
        try (Stream<Path> cells = Files.list(folder.resolve("reports/cells"))) {
            cell = cells.toList().get(0).getFileName().toString();
        }
    }

    @Test
    void evaluationRepeatsWhatTrainingReported() throws IOException {
        assertThat(run("evaluate", cell, "--output", reports(), "--weights", "latest", "--json"))
                .isZero();
        JsonNode stored = new ObjectMapper()
                .readTree(folder.resolve("reports/cells/" + cell + "/attempt-001/result.json")
                        .toFile());

        assertThat(json().at("/metrics/accuracy").asDouble())
                .isEqualTo(stored.at("/metrics/accuracy").asDouble());
        assertThat(json().at("/metrics/mAP").asDouble())
                .isEqualTo(stored.at("/metrics/mAP").asDouble(), offset(1e-9));
        assertThat(json().at("/clips").asInt())
                .isEqualTo(stored.at("/clips/test").asInt());
    }

    @Test
    void theBatchSizeChangesNoScore() {
        scores("--batch-size", "1", folder.resolve("one"));
        scores("--batch-size", "64", folder.resolve("many"));

        // Batches of other sizes sum in another order; nothing else differs.
        assertThat(NpyFile.read(folder.resolve("one/clipwise.npy")).values())
                .containsExactly(
                        NpyFile.read(folder.resolve("many/clipwise.npy")).values(), offset(1e-5f));
    }

    private void scores(String option, String value, Path to) {
        int code = run("evaluate", cell, "--output", reports(), option, value, "--predictions", to.toString());
        assertThat(code).as(err()).isZero();
    }

    @Test
    void theWaterfallIsKeptBesideTheCell() throws IOException {
        int code = run("evaluate", cell, "--output", reports(), "--waterfall", "--views", "2");
        assertThat(code).as(err()).isZero();
        JsonNode kept = new ObjectMapper()
                .readTree(folder.resolve("reports/cells/" + cell + "/attempt-001/waterfall.json")
                        .toFile());

        assertThat(kept.at("/rows").findValuesAsText("name"))
                .containsExactly(
                        "last epoch, one view",
                        "best on test, one view",
                        "best on test, 2 views",
                        "best on test, repeat mode");
        assertThat(kept.at("/rows/0/selectedOnTest").asBoolean()).isFalse();
        assertThat(kept.at("/rows/1/selectedOnTest").asBoolean()).isTrue();
        assertThat(kept.at("/rows/0/differenceToFirst").asDouble()).isZero();
    }

    @Test
    void theWaterfallOfACellIsOfItsOwnTestClips() {
        assertThat(run("evaluate", cell, "--output", reports(), "--waterfall", "--split", "validation"))
                .isEqualTo(2);
        assertThat(err()).contains("--split = validation").contains("on the clips that the cell was tested on");
        assertThat(err().lines()).hasSize(1);
    }

    /** It happens to have as many classes as the synthetic set. */
    @Test
    void nobodyKnowsWhatChoseAForeignCheckpoint() throws IOException {
        String foreign = Goldens.path("model/main.safetensors").toString();
        assertThat(run(
                        "evaluate",
                        foreign,
                        "--dataset",
                        "synthetic",
                        "--fold",
                        "1",
                        "--waterfall",
                        "--views",
                        "2",
                        "--json"))
                .as(err())
                .isZero();
        assertThat(json().at("/rows")).hasSize(3).allSatisfy(row -> assertThat(
                        row.path("selectedOnTest").isNull())
                .isTrue());
    }

    @Test
    void predictKnowsTheClassesOfACell() {
        String wav = Goldens.path("frontend/waveC_16k_1s.wav").toString();
        Path folderOfCell = folder.resolve("reports/cells").resolve(cell);

        assertThat(run("predict", folderOfCell.toString(), wav)).isZero();
        assertThat(out()).doesNotContain("class 0").contains("waveC_16k_1s.wav (1.00 s)");
    }

    @Test
    void classesThatAreNotTheDataSetsAreRefused() {
        String member = Goldens.path("average_ensemble/member1.ckpt").toString();

        assertThat(run("evaluate", member, "--dataset", "synthetic", "--fold", "1"))
                .isEqualTo(2);
        assertThat(err()).contains("has 6 classes, but the data set has");
        assertThat(err().lines()).hasSize(1);
    }

    @Test
    void anEmptyEnsembleIsRefused() {
        assertThat(run("ensemble")).isEqualTo(2);
        assertThat(err()).contains("The ensemble is empty").contains("Name at least one checkpoint");
        assertThat(err().lines()).hasSize(1);
    }

    @Test
    void anEnsembleOnRecordingsIsTheMeanOfItsMembers() {
        List<String> members = List.of("member1.ckpt", "member2.ckpt", "member3.ckpt");
        String[] paths = members.stream()
                .map(name -> Goldens.path("average_ensemble/" + name).toString())
                .toArray(String[]::new);
        String wav = Goldens.path("frontend/waveA_32k_10s.wav").toString();
        Path to = folder.resolve("ensemble");

        assertThat(run("ensemble", paths[0], paths[1], paths[2], "--output", to.toString(), "--audio", wav))
                .isZero();
        float[] expected =
                Goldens.array("average_ensemble/ensemble_clipwise_fl_local").values();
        assertThat(NpyFile.read(to.resolve("clipwise.npy")).values())
                .containsExactly(Arrays.copyOf(expected, 6), offset(2e-5f));
    }

    @Test
    void modelsOfDifferentTasksAreNoEnsemble() {
        String main = Goldens.path("model/main.safetensors").toString();
        String member = Goldens.path("average_ensemble/member1.ckpt").toString();

        assertThat(run("ensemble", main, member, "--audio", "x.wav")).isEqualTo(2);
        assertThat(err()).contains("judge different classes");
    }

    private static String reports() {
        return folder.resolve("reports").toString();
    }
}
