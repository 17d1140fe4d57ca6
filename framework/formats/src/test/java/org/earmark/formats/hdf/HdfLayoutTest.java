package org.earmark.formats.hdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another library reads what is written. */
class HdfLayoutTest {
    private static final HdfLayout LAYOUT = new HdfLayout(
            List.of(
                    HdfColumn.matrix("waveform", HdfType.INT16, 3, 4),
                    HdfColumn.list("audio_name", HdfType.text(5), 3),
                    HdfColumn.matrix("target", HdfType.BOOL, 3, 2),
                    HdfColumn.list("index", HdfType.INT32, 3),
                    HdfColumn.list("gain", HdfType.FLOAT32, 3)),
            Map.of("sample_rate", 32000, "clips", 3));

    @TempDir
    Path folder;

    @Test
    void eachTypeIsReadAsItWasWritten() throws IOException {
        Path file = file();
        try (FileChannel channel = open(file)) {
            LAYOUT.start(channel);
            LAYOUT.write(channel, "waveform", 1, shorts(-32768, -1, 0, 32767, 1, 2, 3, 4));
            LAYOUT.write(channel, "audio_name", 2, ByteBuffer.wrap("rain\0".getBytes(StandardCharsets.US_ASCII)));
            LAYOUT.write(channel, "target", 0, ByteBuffer.wrap(new byte[] {0, 1}));
            LAYOUT.write(channel, "index", 1, little(4).putInt(-70000).flip());
            LAYOUT.write(channel, "gain", 0, little(4).putFloat(-1.5f).flip());
        }
        try (HdfFile read = new HdfFile(file)) {
            assertThat(data(read, "waveform"))
                    .isEqualTo(new short[][] {{0, 0, 0, 0}, {-32768, -1, 0, 32767}, {1, 2, 3, 4}});
            assertThat((String[]) data(read, "audio_name")).endsWith("rain");
            assertThat(data(read, "target"))
                    .isEqualTo(new String[][] {{"FALSE", "TRUE"}, {"FALSE", "FALSE"}, {"FALSE", "FALSE"}});
            assertThat(data(read, "index")).isEqualTo(new int[] {0, -70000, 0});
            assertThat(data(read, "gain")).isEqualTo(new float[] {-1.5f, 0, 0});
            assertThat(read.getAttribute("sample_rate").getData()).isEqualTo(32000);
            assertThat(read.getAttribute("clips").getData()).isEqualTo(3);
        }
    }

    @Test
    void aFileOfManyGigabytesNeedsOnlyItsHeaderUntilRowsAreWritten() throws IOException {
        HdfLayout large =
                new HdfLayout(List.of(HdfColumn.matrix("waveform", HdfType.INT16, 50_000, 320_000)), Map.of());
        Path file = file();
        try (FileChannel channel = open(file)) {
            large.start(channel);
            large.write(
                    channel, "waveform", 49_999, ByteBuffer.allocate(640_000).put(5, (byte) 1));
        }
        assertThat(Files.size(file)).isEqualTo(large.size()).isGreaterThan(32_000_000_000L);
    }

    @Test
    void aFileThatWasBegunIsKnownAgain() throws IOException {
        try (FileChannel channel = open(file())) {
            LAYOUT.start(channel);
            LAYOUT.write(channel, "index", 0, little(4).putInt(7).flip());
            assertThat(LAYOUT.matches(channel)).isTrue();
            channel.write(ByteBuffer.allocate(1), 200);
            assertThat(LAYOUT.matches(channel)).isFalse();
        }
    }

    @Test
    void aFileOfAnotherLayoutIsNotTakenForThisOne() throws IOException {
        try (FileChannel channel = open(file())) {
            new HdfLayout(List.of(HdfColumn.list("index", HdfType.INT32, 3)), Map.of()).start(channel);
            assertThat(LAYOUT.matches(channel)).isFalse();
        }
    }

    @Test
    void rowsBeyondTheEndAreRefused() throws IOException {
        try (FileChannel channel = open(file())) {
            LAYOUT.start(channel);
            assertThatThrownBy(() -> LAYOUT.write(channel, "index", 3, little(4)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("from row 3");
        }
    }

    private Path file() {
        return folder.resolve("some.h5");
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static Object data(HdfFile file, String column) {
        return file.getDatasetByPath(column).getData();
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer shorts(int... values) {
        ByteBuffer bytes = little(values.length * Short.BYTES);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return bytes.flip();
    }
}
