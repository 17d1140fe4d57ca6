package org.earmark.core.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.error.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encodings and containers that the golden files lack, written byte by byte. */
class WavEncodingsTest {
    private static final AudioReader READER = new AudioReader(Int16Scale.TWO_TO_THE_15);

    @TempDir
    Path folder;

    @Test
    void float64IsRoundedToFloat32() throws IOException {
        ByteBuffer samples = data(16).putDouble(0.1).putDouble(-1.25);

        assertThat(read(wav(3, 1, 64, samples))).containsExactly(0.1f, -1.25f);
    }

    @Test
    void aLawFollowsG711() throws IOException {
        // 0xD5 and 0x55 are the smallest steps, 0xAA and 0x2A the largest
        ByteBuffer samples = data(4).put(new byte[] {(byte) 0xD5, 0x55, (byte) 0xAA, 0x2A});

        assertThat(read(wav(6, 1, 8, samples)))
                .containsExactly(8 / 32768f, -8 / 32768f, 32256 / 32768f, -32256 / 32768f);
    }

    @Test
    void muLawFollowsG711() throws IOException {
        ByteBuffer samples = data(4).put(new byte[] {(byte) 0xFF, 0x7F, (byte) 0x80, 0x00});

        assertThat(read(wav(7, 1, 8, samples))).containsExactly(0f, 0f, 32124 / 32768f, -32124 / 32768f);
    }

    @Test
    void rf64TakesTheSizeFromItsOwnChunk() throws IOException {
        ByteBuffer file = data(12 + 36 + 24 + 8 + 4 + 2);
        file.put(ascii("RF64")).putInt(-1).put(ascii("WAVE"));
        file.put(ascii("ds64")).putInt(28).putLong(0).putLong(4).putLong(2).putInt(0);
        file.put(format(1, 1, 16));
        file.put(ascii("data")).putInt(-1).putShort((short) 16384).putShort((short) -32768);
        file.putShort((short) 99);

        assertThat(read(bytes(file))).containsExactly(0.5f, -1f);
    }

    @Test
    void thePublicCodesScaleOf16BitsIsAnOption() throws IOException {
        ByteBuffer samples = data(4).putShort((short) 32767).putShort((short) -32768);
        Path file = Files.write(folder.resolve("a.wav"), wav(1, 1, 16, samples));

        Waveform waveform = new AudioReader(Int16Scale.LARGEST_VALUE).read(file);

        assertThat(waveform.samples()).containsExactly(1f, -1.0000305f);
    }

    @Test
    void compressedFormatsAreRefusedByTag() throws IOException {
        byte[] adpcm = wav(2, 1, 4, data(2));

        assertThatThrownBy(() -> read(adpcm))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("format tag 2 with 4 bits");
    }

    @Test
    void aFileOfEmptyChunksIsRefusedSoon() throws IOException {
        ByteBuffer file = data(12 + 8 * 5000);
        file.put(ascii("RIFF")).putInt(0).put(ascii("WAVE"));
        for (int i = 0; i < 5000; i++) {
            file.put(ascii("junk")).putInt(0);
        }

        assertThatThrownBy(() -> read(bytes(file)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("more than 4096 chunks");
    }

    private float[] read(byte[] file) throws IOException {
        return READER.read(Files.write(folder.resolve("a.wav"), file)).samples();
    }

    private static byte[] wav(int tag, int channels, int bits, ByteBuffer samples) {
        ByteBuffer file = data(44 + samples.capacity());
        file.put(ascii("RIFF")).putInt(36 + samples.capacity()).put(ascii("WAVE"));
        file.put(format(tag, channels, bits));
        file.put(ascii("data")).putInt(samples.capacity()).put(samples.rewind());
        return bytes(file);
    }

    private static ByteBuffer format(int tag, int channels, int bits) {
        int bytesPerFrame = channels * ((bits + 7) / 8);
        return data(24).put(ascii("fmt "))
                .putInt(16)
                .putShort((short) tag)
                .putShort((short) channels)
                .putInt(32000)
                .putInt(32000 * bytesPerFrame)
                .putShort((short) bytesPerFrame)
                .putShort((short) bits)
                .rewind();
    }

    private static ByteBuffer data(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.get(0, bytes);
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
