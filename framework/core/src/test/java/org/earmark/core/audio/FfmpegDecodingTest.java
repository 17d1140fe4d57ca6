package org.earmark.core.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.error.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tone.wav} is a second of 440 Hz at 16 kHz; the other files were encoded from it by FFmpeg, the Ogg in two equal channels. */
class FfmpegDecodingTest {
    private static final AudioReader READER = new AudioReader(Int16Scale.TWO_TO_THE_15);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tone.flac", "alac.m4a"})
    void aLosslessFileHasExactlyTheSamplesOfTheWav(String name) {
        Waveform decoded = READER.read(audio(name));

        assertThat(decoded.sampleRate()).isEqualTo(16000);
        assertThat(decoded.samples()).isEqualTo(READER.read(audio("tone.wav")).samples());
    }

    @Test
    void aStereoFlacOf24BitsIsAveragedAtFullPrecision() {
        float[] samples = READER.read(audio("stereo24.flac")).samples();

        assertThat(samples).hasSize(8820);
        for (int i = 0; i < samples.length; i++) {
            double time = i / 44100.0;
            double mean = (0.5 * Math.sin(2 * Math.PI * 1000 * time) + 0.25 * Math.sin(2 * Math.PI * 3000 * time)) / 2;
            assertThat((double) samples[i]).isCloseTo(mean, within(1.5 / (1 << 24)));
        }
    }

    @ParameterizedTest
    @CsvSource({"tone.mp3, 16000, 20", "tone.opus, 48000, 20", "tone.ogg, 16000, 20", "tone.m4a, 16000, 20"})
    void aLossyFileResemblesTheWavInTime(String name, int sampleRate, double signalToNoise) {
        Waveform decoded = READER.read(audio(name));

        assertThat(decoded.sampleRate()).isEqualTo(sampleRate);
        float[] expected = READER.read(audio("tone.wav")).samples();
        float[] actual = new Resampler(sampleRate, 16000).resample(decoded.samples());
        double signal = 0;
        double noise = 0;
        for (int i = 500; i < 15000; i++) {
            signal += expected[i] * expected[i];
            noise += Math.pow(actual[i] - expected[i], 2);
        }
        assertThat(10 * Math.log10(signal / noise)).isGreaterThan(signalToNoise);
    }

    @Test
    void theScaleOf16BitsHoldsForFlacToo() {
        float[] byPowerOfTwo = READER.read(audio("tone.flac")).samples();

        float[] byLargestValue = new AudioReader(Int16Scale.LARGEST_VALUE)
                .read(audio("tone.flac"))
                .samples();

        assertThat(byLargestValue[100]).isEqualTo(Math.round(byPowerOfTwo[100] * 32768) / 32767f);
    }

    @Test
    void theContentsDecideAndNotTheName() throws IOException {
        Path misnamed = Files.copy(audio("tone.flac"), folder.resolve("tone.mp3"));

        assertThat(READER.read(misnamed).samples()).hasSize(16000);
    }

    @Test
    void aFlacThatIsCutOffIsADataErrorThatNamesTheFile() throws IOException {
        byte[] bytes = Files.readAllBytes(audio("tone.flac"));
        Path cut = Files.write(folder.resolve("cut.flac"), Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> READER.read(cut))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("cut.flac");
    }

    @Test
    void aFlacWithADamagedFrameIsADataErrorThatNamesTheFile() throws IOException {
        byte[] bytes = Files.readAllBytes(audio("tone.flac"));
        for (int i = 11000; i < 11010; i++) {
            bytes[i] ^= 0x55;
        }
        Path damaged = Files.write(folder.resolve("damaged.flac"), bytes);

        assertThatThrownBy(() -> READER.read(damaged))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("damaged.flac");
    }

    @Test
    void textIsADataErrorThatNamesTheFile() throws IOException {
        Path text = Files.writeString(folder.resolve("page.mp3"), "<html>404</html>".repeat(100));

        assertThatThrownBy(() -> READER.read(text))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("page.mp3")
                .hasMessageContaining("no WAV, FLAC");
    }

    @Test
    void aPlayListDoesNotMakeOtherFilesBeRead() throws IOException {
        String list = "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n" + audio("tone.mp3") + "\n#EXT-X-ENDLIST\n";
        Path playList = Files.writeString(folder.resolve("list.m3u8"), list);

        assertThatThrownBy(() -> READER.read(playList)).isInstanceOf(DataException.class);
    }

    @Test
    void aNameOutsideAsciiIsRead() throws IOException {
        assumeThat(System.getProperty("sun.jnu.encoding"))
                .as("encoding of file names")
                .isEqualTo("UTF-8");
        Path file = Files.copy(audio("tone.flac"), folder.resolve("T\u00f6ne \u7a7a.flac"));

        assertThat(READER.read(file).samples()).hasSize(16000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tone.flac", "tone.mp3", "tone.ogg", "tone.m4a", "tone.opus"})
    void damagedFilesGiveSamplesOrADataError(String name) throws IOException {
        byte[] sound = Files.readAllBytes(audio(name));
        Random random = new Random(5);
        Path damaged = folder.resolve(name);
        for (int trial = 0; trial < 60; trial++) {
            byte[] bytes = Arrays.copyOf(sound, trial % 3 == 0 ? random.nextInt(sound.length) : sound.length);
            for (int change = 0; change < trial && bytes.length > 0; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(damaged, bytes);
            try {
                assertThat(READER.read(damaged).samples()).isNotEmpty();
            } catch (DataException e) {
                assertThat(e).hasMessageContaining(damaged.toString());
            }
        }
    }

    private static Path audio(String name) {
        try {
            return Path.of(
                    FfmpegDecodingTest.class.getResource("/audio/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
