package org.earmark.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.earmark.core.GoldenFiles;
import org.earmark.formats.array.ElementType;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.error.DataException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointReaderTest {
    @TempDir
    Path folder;

    /** What the hostile files would leave behind if anything of them were executed or unpacked. */
    @AfterEach
    void nothingWasExecuted() {
        assertThat(Path.of("/tmp/PWNED")).doesNotExist();
        assertThat(Path.of("/tmp/PWNED_ZIP")).doesNotExist();
    }

    @Test
    void readsALightningCheckpointAsTheSameValuesInSafetensors() {
        Checkpoint checkpoint = CheckpointReader.read(GoldenFiles.path("model/main.ckpt"));
        Map<String, TypedArray> wanted = CheckpointReader.read(GoldenFiles.path("model/main.safetensors"))
                .tensors();

        assertThat(checkpoint.format()).isEqualTo(CheckpointFormat.TORCH_ZIP);
        assertThat(checkpoint.tensors().keySet()).containsAll(wanted.keySet());
        wanted.forEach((name, tensor) -> {
            TypedArray found = checkpoint.tensors().get(name);
            assertThat(found.shape()).as(name).isEqualTo(tensor.shape());
            assertThat(found.bytes()).as(name).isEqualTo(tensor.bytes());
        });
    }

    @Test
    void readsTheValuesBesideTheWeightsAndSaysWhatItLeftOut() {
        Checkpoint checkpoint = CheckpointReader.read(GoldenFiles.path("model/main.ckpt"));

        assertThat(checkpoint.metadata())
                .containsEntry("epoch", "7")
                .containsEntry("global_step", "2800")
                .containsEntry("pytorch-lightning_version", "1.4.9");
        assertThat(checkpoint.notes())
                .anyMatch(note -> note.contains("removed 'sed_model.'"))
                .anyMatch(note -> note.contains("pytorch_lightning.callbacks.model_checkpoint.ModelCheckpoint"));
    }

    @Test
    void readsEveryKeyOfARealLayout() {
        Checkpoint checkpoint = CheckpointReader.read(GoldenFiles.path("model/fulllayout_nfft256.ckpt"));

        assertThat(checkpoint.tensors())
                .containsKeys(
                        "spectrogram_extractor.stft.conv_real.weight",
                        "logmel_extractor.melW",
                        "head.bias",
                        "norm.bias");
        assertThat(checkpoint
                        .tensors()
                        .get("layers.0.blocks.0.attn.relative_position_index")
                        .type())
                .isEqualTo(ElementType.I64);
    }

    @Test
    void readsSafetensorsByContentNotByName() throws IOException {
        Path renamed = folder.resolve("weights.ckpt");
        Files.copy(GoldenFiles.path("train/initial.safetensors"), renamed);

        assertThat(CheckpointReader.read(renamed).format()).isEqualTo(CheckpointFormat.SAFETENSORS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"odd_tensors_zip.pth", "odd_tensors_legacy_nonzip.pth"})
    void readsViewsSharedStoragesAndEveryElementType(String name) {
        Checkpoint checkpoint = CheckpointReader.read(GoldenFiles.path("formats/" + name));
        JsonNode expected = GoldenFiles.json("formats/odd_tensors_expected.json");

        assertThat(checkpoint.tensors()).hasSize(expected.size());
        expected.properties().forEach(entry -> {
            TypedArray tensor = checkpoint.tensors().get(entry.getKey());
            JsonNode wanted = entry.getValue();
            assertThat(tensor.shape()).as(entry.getKey()).isEqualTo(longs(wanted.get("shape")));
            double[] values = new double[wanted.get("values").size()];
            Arrays.setAll(values, i -> GoldenFiles.number(wanted.get("values").get(i)));
            assertThat(tensor.toDoubles()).as(entry.getKey()).isEqualTo(values);
            assertThat(tensor.type()).isEqualTo(typeOf(wanted.get("dtype").textValue()));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"odd_tensors_zip.pth", "odd_tensors_legacy_nonzip.pth"})
    void keepsOddPlainValues(String name) {
        Map<String, String> metadata =
                CheckpointReader.read(GoldenFiles.path("formats/" + name)).metadata();

        assertThat(metadata)
                .containsEntry("epoch", "5")
                .containsEntry("big", "1180591620717411303424")
                .containsEntry("neg", "-3")
                .containsEntry("text", "äöü 中")
                .containsEntry("flag", "true")
                .containsEntry("float", "1.0E-300")
                .containsEntry("numpy_scalar", "2.5")
                .doesNotContainKeys("none", "nested", "numpy_array");
    }

    @ParameterizedTest
    @CsvSource({
        "malicious.ckpt, asks Python to run posix.system",
        "malicious_legacy.pth, asks Python to run posix.system",
        "malicious_builtin_eval.ckpt, asks Python to run __builtin__.eval",
        "size_exceeds_storage.ckpt, needs 99 elements",
        "crc_mismatch.ckpt, do not match their checksum",
        "truncated.ckpt, damaged archive",
        "empty.ckpt, it is empty",
        "no_state_dict.ckpt, its top has the keys weights",
        "truncated.npy, starts neither like a PyTorch file",
    })
    void refusesHostileAndDamagedFiles(String name, String reason) {
        Path file = GoldenFiles.path("bad/" + name);

        assertThatThrownBy(() -> CheckpointReader.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining(file.toString());
    }

    @Test
    void neverUnpacksAnArchiveToDisk() {
        Checkpoint checkpoint = CheckpointReader.read(GoldenFiles.path("bad/path_traversal.ckpt"));

        assertThat(checkpoint.tensors().get("x").size()).isEqualTo(7);
    }

    @Test
    void namesTensorsThatAreNotFinite() {
        Checkpoint checkpoint = CheckpointReader.read(GoldenFiles.path("bad/nan_weights.ckpt"));

        assertThat(checkpoint.nonFinite())
                .containsExactlyInAnyOrder("norm.weight[3] is NaN", "layers.1.blocks.0.mlp.fc2.weight[0] is Infinity");
        assertThat(CheckpointReader.read(GoldenFiles.path("bad/good_lean.ckpt")).nonFinite())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100, 2000, 2500, 3063})
    void refusesAnOldFileCutAnywhere(int length) throws IOException {
        byte[] whole = Files.readAllBytes(GoldenFiles.path("formats/odd_tensors_legacy_nonzip.pth"));
        Path file = folder.resolve("cut.pth");
        Files.write(file, Arrays.copyOf(whole, length));

        assertThatThrownBy(() -> CheckpointReader.read(file)).isInstanceOf(DataException.class);
    }

    /** A wrong bit in every third byte gives a value or a clear error, never another exception. */
    @Test
    void survivesFlippedBits() throws IOException {
        byte[] whole = Files.readAllBytes(GoldenFiles.path("formats/odd_tensors_legacy_nonzip.pth"));
        Path file = folder.resolve("flipped.pth");
        int refused = 0;
        for (int i = 0; i < whole.length; i += 3) {
            byte[] flipped = whole.clone();
            flipped[i] ^= (byte) (1 << i % 8);
            Files.write(file, flipped);
            try {
                CheckpointReader.read(file);
            } catch (DataException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(whole.length / 12);
    }

    private static long[] longs(JsonNode array) {
        long[] values = new long[array.size()];
        Arrays.setAll(values, i -> array.get(i).longValue());
        return values;
    }

    private static ElementType typeOf(String torchName) {
        return switch (torchName) {
            case "torch.float32" -> ElementType.F32;
            case "torch.float64" -> ElementType.F64;
            case "torch.float16" -> ElementType.F16;
            case "torch.bfloat16" -> ElementType.BF16;
            case "torch.int64" -> ElementType.I64;
            case "torch.int32" -> ElementType.I32;
            case "torch.int16" -> ElementType.I16;
            case "torch.int8" -> ElementType.I8;
            case "torch.uint8" -> ElementType.U8;
            case "torch.bool" -> ElementType.BOOL;
            default -> throw new IllegalArgumentException(torchName);
        };
    }
}
