package org.earmark.formats.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.earmark.formats.GoldenFiles;
import org.earmark.spi.error.DataException;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpyFileTest {
    @TempDir
    Path folder;

    @Test
    void readsWhatNumpyWrote() {
        FloatArray scores = NpyFile.read(GoldenFiles.path("metrics/pred.npy"));

        assertThat(scores.shape()).containsExactly(400, 12);
    }

    @Test
    void keepsIntegersExact() {
        TypedArray labels = NpyFile.readTyped(GoldenFiles.path("metrics/acc_label.npy"));

        assertThat(labels.type()).isEqualTo(ElementType.I64);
        assertThat(labels.toLongs()).hasSize(200).startsWith(3, 4, 4, 8, 7).doesNotContain(-1, 10);
    }

    @Test
    void writesTheBytesThatNumpyWrites() throws IOException {
        Path golden = GoldenFiles.path("metrics/pred.npy");
        Path file = folder.resolve("copy.npy");

        NpyFile.write(file, NpyFile.read(golden));

        assertThat(file).hasSameBinaryContentAs(golden);
    }

    @Test
    void readsBackScalarsVectorsAndEmptyArrays() {
        for (FloatArray array :
                new FloatArray[] {FloatArray.filled(3), FloatArray.filled(2, 5), FloatArray.zeros(0, 3)}) {
            Path file = folder.resolve("array.npy");
            NpyFile.write(file, array);
            assertThat(NpyFile.read(file).contentEquals(array)).isTrue();
        }
    }

    @Test
    void bringsColumnsFirstAndBigEndianToTheUsualOrder() throws IOException {
        Path file = folder.resolve("fortran.npy");
        ByteBuffer data = ByteBuffer.allocate(24).order(ByteOrder.BIG_ENDIAN);
        data.asFloatBuffer().put(new float[] {1, 4, 2, 5, 3, 6});
        writeVersionTwo(file, "{'descr': '>f4', 'fortran_order': True, 'shape': (2, 3), }", data.array());

        FloatArray array = NpyFile.read(file);

        assertThat(array.shape()).containsExactly(2, 3);
        assertThat(array.values()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @ParameterizedTest
    @CsvSource({"truncated, bytes", "malicious, pickled Python objects"})
    void refusesDamagedFilesAndPickledObjects(String name, String reason) {
        Path file = GoldenFiles.path("bad/" + name + ".npy");

        assertThatThrownBy(() -> NpyFile.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining(file.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), 'x': 1}|not of numbers alone",
                "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (3,), }|not of numbers alone",
                "{'descr': '<U4', 'fortran_order': False, 'shape': (1,), }|does not read the type <U4",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (9000000000, 9000000000), }|impossible",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1000000000,), }|more than 2 GiB",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (5,), }|need 20 bytes, it has 12"
            })
    void refusesHeadersItCannotTrust(String header, String reason) throws IOException {
        Path file = folder.resolve("bad.npy");
        writeVersionTwo(file, header, new byte[12]);

        assertThatThrownBy(() -> NpyFile.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(reason);
    }

    private static void writeVersionTwo(Path file, String header, byte[] data) throws IOException {
        byte[] text = (header + "\n").getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer bytes = ByteBuffer.allocate(12 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(NpyHeader.MAGIC).put((byte) 2).put((byte) 0).putInt(text.length);
        Files.write(file, bytes.put(text).put(data).array());
    }
}
