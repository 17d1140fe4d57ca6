package org.earmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.earmark.integration.htsat.Goldens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every golden file through the commands that a user would try it on: its value, or one paragraph and exit code 2. */
class GoldenWalkTest extends ShippedToolTestCase {
    private static final Path CORE = Path.of("../core/src/test/resources/goldens");
    private static final Path FORMATS = Path.of("../formats/src/test/resources/goldens/bad");

    /** What dangerous files try to create. */
    private static final Path MARKER = Path.of("/tmp/PWNED");

    private static final String WAV = Goldens.path("frontend/waveC_16k_1s.wav").toString();
    private static final String MAIN = Goldens.path("model/main.safetensors").toString();

    /** What cannot be read at all, and why. */
    private static final Map<String, String> UNREADABLE = Map.ofEntries(
            Map.entry("crc_mismatch.ckpt", "do not match their checksum"),
            Map.entry("empty.ckpt", "it is empty"),
            Map.entry("malicious.ckpt", "Nothing was run"),
            Map.entry("malicious_builtin_eval.ckpt", "Nothing was run"),
            Map.entry("malicious_legacy.pth", "Nothing was run"),
            Map.entry("no_state_dict.ckpt", "its top has the keys weights"),
            Map.entry("size_exceeds_storage.ckpt", "needs 99 elements, its storage 0 has 7"),
            Map.entry("truncated.ckpt", "perhaps cut short"),
            Map.entry("safetensors_huge_header.safetensors", "the file has 80"),
            Map.entry("safetensors_overlap.safetensors", "overlaps the one before it"),
            Map.entry("safetensors_truncated.safetensors", "5 bytes are missing"));

    /** What can be read, but judges nothing. */
    private static final Map<String, String> USELESS = Map.of(
            "missing_and_extra_key.ckpt", "1 missing: layers.3.blocks.0.attn.proj.bias",
            "nan_weights.ckpt", "norm.weight[3] is NaN",
            "path_traversal.ckpt", "not those of an HTS-AT or Swin network",
            "wrong_shape.ckpt", "layers.2.blocks.1.mlp.fc1.weight ([7, 3] instead of [64, 16])",
            "odd_tensors_legacy_nonzip.pth", "not those of an HTS-AT or Swin network",
            "odd_tensors_zip.pth", "not those of an HTS-AT or Swin network",
            "swin_like.pth", "an image network with 3 input channels");

    private static final Set<String> SOUND =
            Set.of("good_lean.ckpt", "main.ckpt", "main.safetensors", "variantH.ckpt", "fulllayout_nfft256.ckpt");

    /** Recordings that are refused; all others are heard. */
    private static final Map<String, String> UNHEARD = Map.of(
            "float32_nan_inf.wav", "sample 10 is NaN",
            "header_cut_at_20_bytes.wav", "header_cut_at_20_bytes.wav",
            "no_data_chunk.wav", "data",
            "not_a_wav.wav", "not_a_wav.wav",
            "too_short_100_samples.wav", "needs at least 513",
            "zero_channels.wav", "channel",
            "zero_sample_rate.wav", "rate",
            "zero_samples.wav", "sample");

    @TempDir
    private Path folder;

    @AfterEach
    void nothingWasRun() {
        assertThat(MARKER).doesNotExist();
    }

    static Stream<Path> checkpoints() throws IOException {
        return files(".ckpt", ".pth", ".safetensors");
    }

    static Stream<Path> recordings() throws IOException {
        return files(".wav");
    }

    private static Stream<Path> files(String... endings) throws IOException {
        List<Path> all = new ArrayList<>();
        for (String kind : List.of("bad", "formats", "model", "swin")) {
            try (Stream<Path> files = Files.list(CORE.resolve(kind))) {
                files.sorted()
                        .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                        .forEach(all::add);
            }
        }
        return all.stream();
    }

    @Test
    void noFileIsLeftOut() throws IOException {
        assertThat(checkpoints().map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(Stream.of(UNREADABLE.keySet(), USELESS.keySet(), SOUND)
                        .flatMap(Set::stream)
                        .toList());
        assertThat(recordings().map(file -> file.getFileName().toString())).containsAll(UNHEARD.keySet());
    }

    @ParameterizedTest
    @MethodSource("checkpoints")
    void checkpointsAreInspected(Path file) {
        String name = file.getFileName().toString();
        int status = run("checkpoint", "inspect", file.toString(), "--json");
        if (UNREADABLE.containsKey(name)) {
            assertRefused(status, UNREADABLE.get(name), name);
        } else {
            assertThat(status).as(err()).isZero();
            assertThat(out()).contains("\"tensors\" : [ {");
        }
    }

    @ParameterizedTest
    @MethodSource("checkpoints")
    void onlySoundCheckpointsJudge(Path file) {
        String name = file.getFileName().toString();
        int status = run("predict", file.toString(), WAV);
        if (SOUND.contains(name)) {
            assertThat(status).as(err()).isZero();
            assertThat(out()).contains("waveC_16k_1s.wav (1.00 s)");
        } else {
            assertRefused(status, UNREADABLE.getOrDefault(name, USELESS.get(name)), name);
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void recordingsHaveFeaturesOrAReason(Path file) {
        String name = file.getFileName().toString();
        Path features = folder.resolve("features.npy");
        int status = run(
                "features", file.toString(), "--sample-rate", "32000", "--hop", "320", "--output", features.toString());
        if (UNHEARD.containsKey(name)) {
            assertRefused(status, UNHEARD.get(name), name);
            assertThat(features).doesNotExist();
        } else {
            assertThat(status).as(err()).isZero();
            assertThat(features).isNotEmptyFile();
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void recordingsAreJudgedOrAReasonIsGiven(Path file) {
        String name = file.getFileName().toString();
        int status = run("predict", MAIN, file.toString());
        if (UNHEARD.containsKey(name)) {
            assertRefused(status, UNHEARD.get(name), name);
        } else {
            assertThat(status).as(err()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"malicious.npy", "truncated.npy", "truncated.h5"})
    void damagedArraysAreNeitherHeatMapsNorScores(String name) {
        String file = FORMATS.resolve(name).toString();

        assertRefused(run("score", "tags", file, file), name, name);
        forgetErrors();
        assertRefused(
                run("localize", file, "--output", folder.resolve("events.tsv").toString()), name, name);
        forgetErrors();
        assertRefused(run("predict", file, WAV), name, name);
        assertThat(folder.resolve("events.tsv")).doesNotExist();
    }

    @Test
    void aDangerousMemberSpoilsAnAverage() {
        Path mean = folder.resolve("mean.safetensors");
        String good = CORE.resolve("bad/good_lean.ckpt").toString();
        String bad = CORE.resolve("bad/malicious.ckpt").toString();

        assertRefused(run("average", good, bad, "--output", mean.toString()), "Nothing was run", "malicious.ckpt");
        assertThat(mean).doesNotExist();
    }

    private void assertRefused(int status, String reason, String file) {
        assertThat(status).as(out() + err()).isEqualTo(2);
        assertThat(err()).contains(reason).contains(file);
        assertThat(err().lines()).hasSize(1);
    }
}
