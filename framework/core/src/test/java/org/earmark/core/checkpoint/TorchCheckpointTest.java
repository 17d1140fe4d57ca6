package org.earmark.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.earmark.core.GoldenFiles;
import org.earmark.formats.array.TypedArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorchCheckpointTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"model/main.ckpt", "formats/odd_tensors_zip.pth"})
    void readsBackWhatItWrote(String golden) {
        Map<String, TypedArray> tensors =
                CheckpointReader.read(GoldenFiles.path(golden)).tensors();
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("epoch", 7);
        plain.put("global_step", 1L << 40);
        plain.put("loss", 0.25);
        plain.put("pytorch-lightning_version", "1.5.9");
        Path file = folder.resolve("out.ckpt");

        TorchCheckpoint.write(file, tensors, TorchCheckpoint.LIGHTNING_PREFIX, plain);

        Checkpoint read = CheckpointReader.read(file);
        assertThat(read.tensors().keySet()).containsExactlyElementsOf(tensors.keySet());
        read.tensors().forEach((name, tensor) -> {
            assertThat(tensor.toString()).as(name).isEqualTo(tensors.get(name).toString());
            assertThat(tensor.bytes()).as(name).isEqualTo(tensors.get(name).bytes());
        });
        assertThat(read.metadata())
                .containsEntry("epoch", "7")
                .containsEntry("global_step", "1099511627776")
                .containsEntry("loss", "0.25")
                .containsEntry("pytorch-lightning_version", "1.5.9");
    }

    @Test
    void storesEntriesUncompressedAndAlignedAsPyTorchDoes() throws IOException {
        TypedArray tensor = Safetensors.read(GoldenFiles.path("train/initial.safetensors"))
                .arrays()
                .get("norm.weight");
        Path file = folder.resolve("out.ckpt");

        TorchCheckpoint.write(file, Map.of("norm.weight", tensor), "", Map.of());

        byte[] first = new byte[tensor.bytes().remaining()];
        tensor.bytes().get(first);
        int start = indexOf(Files.readAllBytes(file), first);
        assertThat(start % 64).isZero();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly("archive/data.pkl", "archive/byteorder", "archive/data/0", "archive/version");
            assertThat(zip.stream().map(ZipEntry::getMethod)).containsOnly(ZipEntry.STORED);
            assertThat(new String(
                            zip.getInputStream(zip.getEntry("archive/version")).readAllBytes(),
                            StandardCharsets.US_ASCII))
                    .isEqualTo("3\n");
        }
    }

    private static int indexOf(byte[] whole, byte[] part) {
        for (int start = 0; start <= whole.length - part.length; start++) {
            int matched = 0;
            while (matched < part.length && whole[start + matched] == part[matched]) {
                matched++;
            }
            if (matched == part.length) {
                return start;
            }
        }
        throw new AssertionError("the storage is not in the file");
    }
}
