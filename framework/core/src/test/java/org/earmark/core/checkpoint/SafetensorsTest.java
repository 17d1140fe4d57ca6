package org.earmark.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.earmark.core.GoldenFiles;
import org.earmark.formats.array.AtomicFile;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
    @TempDir
    Path folder;

    @Test
    void readsBackWhatItWrote() {
        Map<String, FloatArray> tensors = new LinkedHashMap<>();
        tensors.put("layer.weight", new FloatArray(new float[] {1, -2.5f, Float.NaN, 4, 0x1p-140f, -0f}, 2, 3));
        tensors.put("empty", FloatArray.zeros(0, 4));
        tensors.put("scalar \"ü\"", FloatArray.filled(7));
        Path file = folder.resolve("sub/model.safetensors");

        Safetensors.write(file, tensors, Map.of("step", "12"));

        SafetensorsContent content = Safetensors.read(file);
        assertThat(content.metadata()).containsExactly(Map.entry("step", "12"));
        assertThat(content.tensors().keySet()).containsExactlyElementsOf(tensors.keySet());
        content.tensors().forEach((name, tensor) -> assertThat(tensor.contentEquals(tensors.get(name)))
                .as(name)
                .isTrue());
    }

    @Test
    void writesTensorsLargerThanItsBuffer() {
        float[] values = new float[600_001];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        Path file = folder.resolve("large.safetensors");

        Safetensors.write(file, Map.of("x", new FloatArray(values, values.length)), Map.of());

        assertThat(Safetensors.read(file).tensors().get("x").values()).isEqualTo(values);
    }

    @Test
    void replacesTheOldFileAndLeavesNoTemporaryBehind() throws IOException {
        Path file = folder.resolve("model.safetensors");
        Safetensors.write(file, Map.of("x", FloatArray.filled(1, 3)), Map.of());
        Safetensors.write(file, Map.of("x", FloatArray.filled(2, 3)), Map.of());

        assertThat(Safetensors.read(file).tensors().get("x").values()).containsOnly(2);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void keepsTheOldFileWhenWritingFails() {
        Path file = folder.resolve("model.safetensors");
        Safetensors.write(file, Map.of("x", FloatArray.filled(1, 3)), Map.of());

        assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
                    channel.write(ByteBuffer.wrap(new byte[10]));
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(EarmarkException.class)
                .hasMessageContaining("No space left on device")
                .hasMessageContaining(file.toString());
        assertThat(Safetensors.read(file).tensors().get("x").values()).containsOnly(1);
    }

    @Test
    void readsAFileOfTheReferenceImplementation() {
        SafetensorsContent content = Safetensors.read(GoldenFiles.path("train/initial.safetensors"));

        assertThat(content.arrays().get("patch_embed.proj.weight").shape()).containsExactly(4, 1, 4, 4);
        assertThat(content.arrays().get("bn0.num_batches_tracked").toLongs()).containsExactly(4653);
        assertThat(content.arrays()).containsKey("layers.0.blocks.0.attn.relative_position_bias_table");
    }

    @ParameterizedTest
    @CsvSource({"huge_header, header claims 4611686018427387904 bytes", "overlap, overlaps", "truncated, cut short"})
    void refusesDamagedFiles(String name, String reason) {
        Path file = GoldenFiles.path("bad/safetensors_" + name + ".safetensors");

        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining(file.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}|12|belong to no tensor",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}|12|4 bytes at its end",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}|8|do not need",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}|8|-2",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,0]}}|0|impossible size",
                "{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[2],\"data_offsets\":[0,2]}}|2|F8_E4M3",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]},"
                        + "\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[1,2]}}|2|Duplicate",
                "{\"__metadata__\":{\"step\":1}}|0|step is not a text",
                "{\"a\":3}|0|element type ''",
                "[]|0|not a JSON object",
                "{}x|0|not valid JSON"
            })
    void refusesHeadersThatDoNotFollowTheFormat(String header, int dataBytes, String reason) throws IOException {
        Path file = folder.resolve("bad.safetensors");
        Files.write(file, fileOf(header, new byte[dataBytes]));

        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void readsEveryElementType() throws IOException {
        String header = "{\"f16\":{\"dtype\":\"F16\",\"shape\":[4],\"data_offsets\":[0,8]},"
                + "\"bf16\":{\"dtype\":\"BF16\",\"shape\":[1],\"data_offsets\":[8,10]},"
                + "\"f64\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[10,18]},"
                + "\"i64\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[18,26]},"
                + "\"u8\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[26,27]},"
                + "\"bool\":{\"dtype\":\"BOOL\",\"shape\":[1],\"data_offsets\":[27,28]},"
                + "\"u64\":{\"dtype\":\"U64\",\"shape\":[1],\"data_offsets\":[28,36]}}";
        ByteBuffer data = ByteBuffer.allocate(36).order(ByteOrder.LITTLE_ENDIAN);
        for (int half : new int[] {0xc000, 0x0001, 0x7bff, 0xfc00}) {
            data.putShort((short) half);
        }
        data.putShort((short) 0x3fc0).putDouble(Math.PI).putLong(1L << 40).put((byte) 200);
        data.put((byte) 1).putLong(-1);
        Path file = folder.resolve("types.safetensors");
        Files.write(file, fileOf(header, data.array()));

        Map<String, TypedArray> arrays = Safetensors.read(file).arrays();

        assertThat(arrays.get("f16").toDoubles()).containsExactly(-2, 0x1p-24, 65504, Double.NEGATIVE_INFINITY);
        assertThat(arrays.get("bf16").toDoubles()).containsExactly(1.5);
        assertThat(arrays.get("f64").toDoubles()).containsExactly(Math.PI);
        assertThat(arrays.get("i64").toLongs()).containsExactly(1L << 40);
        assertThat(List.of(arrays.get("u8").getLong(0), arrays.get("bool").getLong(0)))
                .containsExactly(200L, 1L);
        assertThat(arrays.get("u64").getDouble(0)).isEqualTo(0x1p64);
    }

    @Test
    void saysThatAFileIsMissing() {
        Path file = folder.resolve("none.safetensors");

        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("There is no file " + file);
    }

    private static byte[] fileOf(String header, byte[] data) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        return file.putLong(text.length).put(text).put(data).array();
    }
}
