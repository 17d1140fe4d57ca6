package org.earmark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest extends CommandLineTestCase {
    @TempDir
    private Path folder;

    @Test
    void theCheckCountsAndListens() {
        assertThat(run("data", "check", "drops")).isZero();
        assertThat(out().lines())
                .anySatisfy(line -> assertThat(line).matches("class +train +validation +test +all"))
                .anySatisfy(line -> assertThat(line).matches("rain +1 +0 +1 +2"))
                .contains("note: 4 clips of nothing but zeros.");
        assertThat(err()).isEmpty();
    }

    @Test
    void theCheckSpeaksJson() throws IOException {
        assertThat(run("data", "check", "drops", "--json", "--sample", "2")).isZero();
        JsonNode tree = new ObjectMapper().readTree(out());
        assertThat(tree.at("/counts/clips").toString()).isEqualTo("[2,0,2]");
        assertThat(tree.at("/clips")).hasSize(2);
        assertThat(tree.at("/clips/0/format").asText()).isEqualTo("generated, 16000 Hz, mono");
    }

    @Test
    void theCheckWritesAPage() {
        Path page = folder.resolve("pages/drops.html");
        assertThat(run("data", "check", "drops", "--html", page.toString())).isZero();
        assertThat(page).content(UTF_8).contains("<h1>drops</h1>");
        assertThat(out()).contains("Page: " + page);
    }

    @Test
    void optionsOfTheFrontEndCanBeSet() {
        assertThat(run("data", "check", "drops", "--set", "frontEnd.melBins=20"))
                .isZero();
        assertThat(out()).contains("1.0 s at 16000 Hz, 20 mel bands");
    }

    @Test
    void everyFileThatIsMissingIsNamedAndNothingIsWritten() throws IOException {
        Files.writeString(folder.resolve("files.txt"), "a.wav\nb.wav\nc.wav\n");
        Path page = folder.resolve("page.html");
        assertThat(run("data", "check", "shore", "--data", "shore=" + folder, "--html", page.toString()))
                .isEqualTo(2);
        assertThat(err()).startsWith("earmark: The first file").contains("Missing are a.wav, b.wav, c.wav.");
        assertThat(page).doesNotExist();
    }

    @Test
    void aFileThatIsNoSoundIsAnError() throws IOException {
        Files.writeString(folder.resolve("files.txt"), "a.wav\nb.wav\nc.wav\nd.wav\n");
        for (String name : List.of("a.wav", "b.wav", "c.wav", "d.wav")) {
            Files.writeString(folder.resolve(name), "no sound, but text");
        }
        assertThat(run("data", "check", "shore", "--data", "shore=" + folder)).isEqualTo(2);
        assertThat(out()).contains("error: 4 clips cannot be read.").contains("a.wav");
    }

    @Test
    void aDataSetWithoutItsFolderSaysWhatToAdd() {
        assertThat(run("data", "check", "lake")).isEqualTo(2);
        assertThat(err()).contains("add --data lake=DIR");
    }

    @Test
    void anUnknownDataSetSuggestsTheNearest() {
        assertThat(run("data", "check", "drop")).isEqualTo(2);
        assertThat(err()).contains("did you mean drops?");
    }

    @Test
    void anUnknownWordSuggestsTheNearest() {
        assertThat(run("data", "chek", "drops")).isEqualTo(2);
        assertThat(err()).contains("did you mean check?");
    }

    @Test
    void whatIsNoOptionOfADataSetIsRefused() {
        assertThat(run("data", "check", "drops", "--set", "training.epochs=3")).isEqualTo(2);
        assertThat(err()).contains("--set = training.epochs=3").contains("dataset.OPTION");
    }

    @Test
    void theCacheIsFilledOnceAndRunsFindIt() throws IOException {
        Path file = experiment();
        String output = folder.resolve("reports").toString();
        assertThat(run("data", "cache", file.toString(), "--output", output)).isZero();
        assertThat(out()).contains("drops: 4 clips, 4 computed now");
        assertThat(run("data", "cache", file.toString(), "--output", output, "--json"))
                .isZero();
        assertThat(out()).contains("\"computed\" : 0");
    }

    @Test
    void aCacheOfTheOtherEncodingIsNotMixedIn() throws IOException {
        Path file = experiment();
        String cache = folder.resolve("cache").toString();
        assertThat(run("data", "cache", file.toString(), "--cache", cache, "--encoding", "float16"))
                .isZero();
        assertThat(folder.resolve("cache/encoding.txt")).content(UTF_8).isEqualTo("float16\n");
        assertThat(run("data", "cache", file.toString(), "--cache", cache, "--encoding", "float32"))
                .isEqualTo(2);
        assertThat(err()).contains("--encoding = float32").contains("holds features as float16");
    }

    @Test
    void anUnknownEncodingIsRefused() throws IOException {
        assertThat(run("data", "cache", experiment().toString(), "--encoding", "int8"))
                .isEqualTo(2);
        assertThat(err()).contains("--encoding = int8: choose float32 or float16");
    }

    private Path experiment() throws IOException {
        return Files.writeString(folder.resolve("rain.yaml"), RAIN);
    }

    @Test
    void helpNamesTheOptions() {
        assertThat(run("data", "--help")).isZero();
        assertThat(out()).contains("earmark data check NAME").contains("--html").contains("--sample");
    }
}
