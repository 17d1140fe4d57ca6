package org.earmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.earmark.formats.array.NpyFile;
import org.earmark.integration.htsat.Goldens;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands on trained models and predictions, from the command line to the files. */
class InferenceCommandsTest extends ShippedToolTestCase {
    private static final String A = Goldens.path("frontend/waveA_32k_10s.wav").toString();
    private static final String B = Goldens.path("frontend/waveB_32k_5s.wav").toString();
    private static final String MAIN = Goldens.path("model/main.safetensors").toString();

    @TempDir
    private Path folder;

    @Test
    void predictWritesArraysInTheOrderOfTheFiles() {
        assertThat(run("predict", MAIN, A, B, "--output", folder.toString())).isZero();
        FloatArray clipwise = NpyFile.read(folder.resolve("clipwise.npy"));

        assertThat(clipwise.shape()).containsExactly(2, 10);
        assertThat(Arrays.copyOf(clipwise.values(), 10))
                .containsExactly(
                        Arrays.copyOf(
                                Goldens.array("model/eval_clip_bce_clipwise_output")
                                        .values(),
                                10),
                        offset(2e-5f)); // the reference itself moves by 4e-6 between float32 and float64
        assertThat(NpyFile.read(folder.resolve("framewise.npy")).shape()).containsExactly(2, 1024, 10);
        assertThat(NpyFile.read(folder.resolve("latent.npy")).shape()).containsExactly(2, 96);
        assertThat(folder.resolve("waveA_32k_10s.wav.svg"))
                .content()
                .startsWith("<svg")
                .contains("class 1");
        assertThat(folder.resolve("waveB_32k_5s.wav.csv")).content().startsWith("seconds,\"class 2\"");
        assertThat(out()).contains("waveA_32k_10s.wav (10.00 s)").contains("class 1");
    }

    @Test
    void theSecondSigmoidOfTheOriginalIsThereForAudits() throws IOException {
        assertThat(run("predict", MAIN, A, "--reproduce-original", "sigmoid", "--json"))
                .isZero();
        JsonNode top = json().at("/clips/0/top");

        assertThat(top.at("/0/index").asInt()).isEqualTo(1);
        assertThat(top.at("/0/score").asDouble()).isEqualTo(0.7012302279472351, offset(1e-5));
        assertThat(top.at("/2/index").asInt()).isEqualTo(6);
        assertThat(top.at("/2/score").asDouble()).isEqualTo(0.6822416186332703, offset(1e-5));
    }

    @Test
    void labelsNameTheClasses() throws IOException {
        Path labels = Files.writeString(
                folder.resolve("labels.csv"),
                "index,mid,display_name\n0,/m/a,\"Speech, male\"\n" + "1,/m/b,Music\n" + names(2, 10));

        assertThat(run("predict", MAIN, A, "--labels", labels.toString())).isZero();
        assertThat(out()).contains("Music");
    }

    @Test
    void labelsThatDoNotFitTheClassifierAreRefused() throws IOException {
        Path labels = Files.writeString(folder.resolve("labels.txt"), "dog\ncat\n");

        assertThat(run("predict", MAIN, A, "--labels", labels.toString())).isEqualTo(2);
        assertThat(err()).contains("has 10 classes, but 2 names were given");
    }

    @ParameterizedTest
    @CsvSource({
        "missing_and_extra_key.ckpt, 1 missing: layers.3.blocks.0.attn.proj.bias",
        "missing_and_extra_key.ckpt, surprise",
        "wrong_shape.ckpt, '[7, 3] instead of'",
        "nan_weights.ckpt, norm.weight[3] is NaN",
        "malicious.ckpt, Nothing was run"
    })
    void badCheckpointsAreNamedInOneParagraph(String file, String reason) {
        assertThat(run("predict", Goldens.path("bad/" + file).toString(), A)).isEqualTo(2);
        assertThat(err().lines()).hasSize(1);
        assertThat(err()).contains(reason).contains(file);
        assertThat(Path.of("/tmp/PWNED")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"float32_nan_inf.wav, sample 10 is NaN", "too_short_100_samples.wav, needs at least 513"})
    void badRecordingsAreNamedInOneParagraph(String file, String reason) {
        assertThat(run("predict", MAIN, Goldens.path("bad/" + file).toString())).isEqualTo(2);
        assertThat(err().lines()).hasSize(1);
        assertThat(err()).contains(reason).contains(file);
    }

    @Test
    void recordingsOfAnyRateAreResampled() {
        assertThat(run(
                        "predict",
                        MAIN,
                        Goldens.path("bad/pcm24_stereo_44100.wav").toString()))
                .isZero();
        assertThat(out()).contains("pcm24_stereo_44100.wav (0.20 s)");
    }

    @Test
    void inspectListsWhatDoesNotFit() throws IOException {
        assertThat(run(
                        "checkpoint",
                        "inspect",
                        Goldens.path("bad/missing_and_extra_key.ckpt").toString(),
                        "--json"))
                .isZero();

        assertThat(json().at("/missing/0").asText()).isEqualTo("layers.3.blocks.0.attn.proj.bias");
        assertThat(json().at("/unexpected").toString()).contains("surprise");
        assertThat(json().at("/modelOptions/embedDimension").asInt()).isEqualTo(4);
        assertThat(json().at("/classes").asInt()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"mean.safetensors", "mean.ckpt"})
    void averagesAreCheckpointsThemselves(String name) {
        Path mean = folder.resolve(name);

        assertThat(run("average", member(1), member(2), member(3), "--output", mean.toString()))
                .isZero();
        assertThat(run("predict", mean.toString(), A, "--output", folder.toString(), "--arrays-only"))
                .isZero();
        assertThat(NpyFile.read(folder.resolve("clipwise.npy")).values())
                .containsExactly(
                        Arrays.copyOf(
                                Goldens.array("average_ensemble/averaged_clipwise")
                                        .values(),
                                6),
                        offset(2e-5f));
    }

    @Test
    void anAverageOfDifferentNetworksIsRefused() {
        assertThat(run(
                        "average",
                        member(1),
                        MAIN,
                        "--output",
                        folder.resolve("mean.safetensors").toString()))
                .isEqualTo(2);
        assertThat(err()).contains("Weights of different networks have no mean");
    }

    @Test
    void averagesNeedAFormat() {
        assertThat(run("average", member(1), "--output", folder.resolve("mean").toString()))
                .isEqualTo(2);
        assertThat(err()).contains("must end with .safetensors");
    }

    @Test
    void featuresAreWrittenAsAnArray() {
        Path file = folder.resolve("f.npy");

        assertThat(run("features", A, "--sample-rate", "16000", "--hop", "200", "--output", file.toString()))
                .isZero();
        assertThat(NpyFile.read(file).shape()).containsExactly(801, 64);
    }

    @Test
    void heatMapsOfTheOriginalBecomeEvents() throws IOException {
        Path events = folder.resolve("events.tsv");
        Path durations = folder.resolve("durations.tsv");
        String maps = Goldens.path("localization/tiny_cuda_0.npy").toString();

        assertThat(run("localize", maps, "--output", events.toString(), "--durations", durations.toString()))
                .isZero();
        assertThat(Files.readAllLines(events)).first().isEqualTo("filename\tonset\toffset\tevent_label");
        assertThat(Files.readAllLines(durations)).hasSize(3);
    }

    @Test
    void recordingsBecomeTheEventsOfTheirHeatMaps() throws IOException {
        Path judged = folder.resolve("judged.tsv");
        Path read = folder.resolve("read.tsv");

        assertThat(run("localize", MAIN, A, B, "--output", judged.toString())).isZero();
        assertThat(run(
                        "localize",
                        Goldens.path("localization/tiny_cuda_0.npy").toString(),
                        "--output",
                        read.toString()))
                .isZero();
        assertThat(Files.readAllLines(judged).stream().map(line -> line.substring(line.indexOf('\t'))))
                .containsExactlyElementsOf(Files.readAllLines(read).stream()
                        .map(line -> line.substring(line.indexOf('\t')))
                        .toList());
    }

    /** At 0.8 one of two classes is found and nothing is false; at 0.4 the other one is too, and one is false. */
    @Test
    void theOperatingPointsOfPsdsCanBeChosen() throws IOException {
        assertThat(psds("--thresholds", "0.8")).isEqualTo(0.5);
        assertThat(psds("--thresholds", "0.8,0.4")).isEqualTo(psds()).isEqualTo(1);
        assertThat(psds("--thresholds", "0.8,0.4", "--maximum-rate", "none")).isEqualTo(1);
    }

    @Test
    void operatingPointsAreNumbersAndNeedScores() throws IOException {
        Path truth = annotations();
        assertThat(run("score", "events", truth.toString(), truth.toString(), "--thresholds", "0.5"))
                .isEqualTo(2);
        assertThat(err()).contains("--thresholds = 0.5").contains("have no column score");

        forgetErrors();
        assertThat(scoreDetections("--thresholds", "0.5,high")).isEqualTo(2);
        assertThat(err()).contains("--thresholds = 0.5,high").contains("must be numbers with commas between");
        assertThat(err().lines()).hasSize(1);
    }

    private double psds(String... options) throws IOException {
        forgetOutput();
        assertThat(scoreDetections(options)).as(err()).isZero();
        return json().path("psds").asDouble();
    }

    private int scoreDetections(String... options) throws IOException {
        Path found = Files.writeString(
                folder.resolve("found.tsv"),
                """
                        filename\tonset\toffset\tevent_label\tscore
                        a.wav\t1\t2\tDog\t0.9
                        b.wav\t5\t6\tDog\t0.5
                        b.wav\t0\t3\tCat\t0.4
                        """);
        Path durations = Files.writeString(folder.resolve("d.tsv"), "filename\tduration\na.wav\t10\nb.wav\t10\n");
        List<String> all = new ArrayList<>(
                List.of("score", "events", found.toString(), annotations().toString()));
        all.addAll(List.of("--durations", durations.toString(), "--json"));
        all.addAll(List.of(options));
        return run(all.toArray(String[]::new));
    }

    private Path annotations() throws IOException {
        return Files.writeString(
                folder.resolve("truth.tsv"),
                "filename\tonset\toffset\tevent_label\na.wav\t1\t2\tDog\nb.wav\t0\t3\tCat\n");
    }

    @Test
    void perfectDetectionsScoreOne() throws IOException {
        Path truth = annotations();
        Path durations = Files.writeString(folder.resolve("d.tsv"), "filename\tduration\na.wav\t10\nb.wav\t10\n");

        assertThat(run(
                        "score",
                        "events",
                        truth.toString(),
                        truth.toString(),
                        "--durations",
                        durations.toString(),
                        "--json"))
                .isZero();
        assertThat(json().at("/intersection/macroF1").asDouble()).isEqualTo(1);
        assertThat(json().at("/event/overall/f1").asDouble()).isEqualTo(1);
        assertThat(json().at("/segment/overall/f1").asDouble()).isEqualTo(1);
    }

    /** The cat is detected at another time, so one class of two has a hit. */
    @Test
    void bothMeansOverClassesAreToldApart() throws IOException {
        Path found = Files.writeString(
                folder.resolve("found.tsv"),
                "filename\tonset\toffset\tevent_label\na.wav\t1\t2\tDog\nb.wav\t6\t9\tCat\n");

        assertThat(run("score", "events", found.toString(), annotations().toString()))
                .isZero();
        assertThat(out())
                .containsPattern(
                        "mean over 1 of 2 classes, those with a hit \\(intersection-F1-hit-classes\\) +1\\.0000")
                .containsPattern("mean over all 2 classes \\(intersection-F1\\) +0\\.5000");
        forgetOutput();
        run("score", "events", found.toString(), annotations().toString(), "--json");
        assertThat(json().at("/intersection/hitClasses").asInt()).isEqualTo(1);
        assertThat(json().at("/intersection/macroF1OfAllClasses").asDouble()).isEqualTo(0.5);
    }

    @Test
    void tagsAreScoredFromTablesWithNames() throws IOException {
        Path scores = Files.writeString(
                folder.resolve("scores.csv"), "clip,dog,cat,bird\na,0.9,0.1,0.5\nb,0.2,0.8,0.5\nc,0.7,0.3,0.1\n");
        Path truth = Files.writeString(folder.resolve("truth.csv"), "clip,dog,cat,bird\nc,1,0,0\na,1,0,0\nb,0,1,0\n");

        assertThat(run("score", "tags", scores.toString(), truth.toString())).isZero();
        assertThat(out()).doesNotContain("event-F1");
        assertThat(out())
                .contains("3 clips, 3 classes")
                .containsPattern("mAP +1\\.0000")
                .contains("1 class has no positive clip, so left out of the means: bird");
    }

    @Test
    void classesAreScoredWithTheirConfusions() throws IOException {
        Path scores = Files.writeString(folder.resolve("scores.csv"), "0.9,0.1\n0.2,0.8\n0.7,0.3\n");
        Path truth = Files.writeString(folder.resolve("truth.csv"), "0\n1\n1\n");

        assertThat(run("score", "classes", scores.toString(), truth.toString(), "--json"))
                .isZero();
        assertThat(json().at("/metrics/accuracy").asDouble()).isEqualTo(2 / 3.0, offset(1e-12));
        assertThat(json().at("/confusion").toString()).isEqualTo("[[1,0],[1,1]]");
    }

    @Test
    void missingClipsAreNotIgnored() throws IOException {
        Path scores = Files.writeString(folder.resolve("scores.csv"), "a,0.9,0.1\nb,0.2,0.8\n");
        Path truth = Files.writeString(folder.resolve("truth.csv"), "a,1,0\nb,0,1\nc,0,1\n");

        assertThat(run("score", "tags", scores.toString(), truth.toString())).isEqualTo(2);
        assertThat(err()).contains("have 2 clips").contains("3").contains("Missing clips move every metric");
    }

    private static String names(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i).append(",/m/x").append(i).append(",name ").append(i).append('\n');
        }
        return text.toString();
    }

    private static String member(int number) {
        return Goldens.path("average_ensemble/member" + number + ".ckpt").toString();
    }
}
