package org.earmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that read what runs left: status, diff, replay and export. */
class StoredRunCommandsTest extends CommandLineTestCase {
    @TempDir
    private Path output;

    @BeforeEach
    void store() throws IOException {
        Path folder = Files.createDirectories(output.resolve("rain"));
        Files.writeString(
                folder.resolve("plan.json"),
                """
                {"format":1,"experiment":"rain","version":1,"question":"Which?","metrics":["accuracy"],"baseline":{},
                 "axes":{"seed":["1","2"]},
                 "cells":[{"id":"aaaa","title":"1","axes":{"seed":"1"}},{"id":"abbb","title":"2","axes":{"seed":"2"}}],
                 "duplicates":[]}
                """);
        cell("aaaa", "1", 0.5, "x");
        cell("abbb", "2", 0.7, "y");
    }

    @Test
    void diffShowsWhatDiffers() {
        assertThat(run("diff", "aa", "abbb/attempt-001", "--output", output.toString()))
                .isZero();
        assertThat(out())
                .contains("A: aaaa/attempt-001")
                .contains("Outcome: differs")
                .contains("beyond the tolerance from step 2")
                .contains("seed: 1 → 2")
                .contains("libraries.torch: x → y")
                .contains("accuracy: differs");
    }

    @Test
    void aRunIsIdenticalToItself() throws IOException {
        assertThat(run(
                        "diff",
                        "aaaa",
                        output.resolve("cells/aaaa").toString(),
                        "--json",
                        "--output",
                        output.toString()))
                .isZero();
        JsonNode tree = new ObjectMapper().readTree(out());

        assertThat(tree.at("/outcome").textValue()).isEqualTo("identical");
        assertThat(tree.at("/losses/steps").intValue()).isEqualTo(2);
        assertThat(tree.at("/configuration")).isEmpty();
    }

    @Test
    void anOlderFormatIsSaid() throws IOException {
        Path result = output.resolve("cells/aaaa/attempt-001/result.json");
        Files.writeString(result, Files.readString(result).replace("\"format\":1", "\"format\":0"));

        assertThat(run("diff", "aaaa", "abbb", "--output", output.toString())).isZero();
        assertThat(out()).contains("result.json of aaaa/attempt-001 is of format 0");
    }

    @Test
    void aDamagedResultIsToldAndHidesNoOther() throws IOException {
        Files.writeString(output.resolve("cells/aaaa/attempt-001/result.json"), "{\"state\": \"do");

        assertThat(run("status", "rain", "--output", output.toString())).isZero();
        assertThat(out()).contains("1 done").contains("1 failed").contains("is not valid JSON in line 1");
    }

    @Test
    void anAmbiguousStartNamesTheCells() {
        assertThat(run("diff", "a", "abbb", "--output", output.toString())).isEqualTo(2);
        assertThat(err()).contains("is the start of several cells: aaaa, abbb");
    }

    @Test
    void diffTakesTwoRuns() {
        assertThat(run("diff", "aaaa", "--output", output.toString())).isEqualTo(2);
        assertThat(err()).contains("earmark diff A B");
    }

    @Test
    void aToleranceMustBeANumber() {
        assertThat(run("diff", "aaaa", "abbb", "--tolerance", "tiny", "--output", output.toString()))
                .isEqualTo(2);
        assertThat(err()).contains("--tolerance = tiny");
    }

    @Test
    void anUnknownCellCannotBeReplayed() {
        assertThat(run("replay", "ffff", "--output", output.toString())).isEqualTo(2);
        assertThat(err()).contains("CELL = ffff: is no cell in");
    }

    @Test
    void aCellThatDoesNotMatchItsIdIsNotReplayed() {
        assertThat(run("replay", "aaaa", "--output", output.toString())).isEqualTo(2);
        assertThat(err()).contains("Cannot read cell aaaa");
        assertThat(output.resolve("replays")).doesNotExist();
    }

    @Test
    void exportWritesCells() throws IOException {
        assertThat(run("export", "rain", "--output", output.toString())).isZero();
        assertThat(Files.readAllLines(output.resolve("rain/export/csv/cells.csv")))
                .hasSize(3)
                .anySatisfy(line ->
                        assertThat(line).startsWith("rain,aaaa,1,done,1,1,").contains(",0.5,"));
    }

    @Test
    void everyFormatIsWrittenWhereItIsWanted() throws IOException {
        for (String format : new String[] {"csv", "json", "long-csv", "tensorboard", "mlflow"}) {
            Path target = output.resolve("out-" + format);
            assertThat(run(
                            "export",
                            "rain",
                            "--format",
                            format,
                            "--to",
                            target.toString(),
                            "--output",
                            output.toString()))
                    .isZero();
            assertThat(target).isNotEmptyDirectory();
        }
    }

    @Test
    void anUnknownFormatSuggestsTheNearest() {
        assertThat(run("export", "rain", "--format", "tensorbord", "--output", output.toString()))
                .isEqualTo(2);
        assertThat(err()).contains("did you mean tensorboard?");
    }

    @Test
    void helpNamesTheOptions() {
        assertThat(run("export", "--help")).isZero();
        assertThat(run("replay", "--help")).isZero();
        assertThat(out()).contains("--format FORMAT").contains("--tolerance X");
    }

    private void cell(String id, String seed, double accuracy, String torch) throws IOException {
        Path folder =
                Files.createDirectories(output.resolve("cells").resolve(id).resolve("attempt-001"));
        Files.writeString(
                folder.resolve("cell.json"),
                "{\"format\":1,\"id\":\"" + id + "\",\"experiment\":\"rain\",\"spec\":{\"seed\":\"" + seed + "\"}}");
        Files.writeString(
                folder.resolve("provenance.json"),
                "{\"format\":1,\"command\":\"earmark run\",\"libraries\":{\"torch\":\"" + torch + "\"}}");
        Files.writeString(
                folder.resolve("events.jsonl"),
                "{\"time\":\"2026-03-02T09:00:00Z\",\"type\":\"step\",\"epoch\":1,\"step\":1,\"loss\":1.0}\n"
                        + "{\"time\":\"2026-03-02T09:00:01Z\",\"type\":\"step\",\"epoch\":1,\"step\":2,\"loss\":"
                        + accuracy + "}\n");
        Files.writeString(
                folder.resolve("result.json"),
                "{\"format\":1,\"state\":\"done\",\"metrics\":{\"accuracy\":" + accuracy + "}}");
    }
}
