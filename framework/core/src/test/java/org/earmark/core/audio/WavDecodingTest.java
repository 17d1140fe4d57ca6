package org.earmark.core.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.earmark.core.golden.Goldens;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.error.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavDecodingTest {
    private static final AudioReader READER = new AudioReader(Int16Scale.TWO_TO_THE_15);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "float32_mono_32000",
                "mulaw",
                "pcm16_list_chunk_odd_pad",
                "pcm16_stream_size_ffffffff",
                "pcm24_stereo_44100",
                "pcm24_stereo_44100_extensible",
                "pcm32_mono_16000",
                "pcm8_mono_22050",
                "too_short_100_samples",
                "truncated_data"
            })
    void hasTheRateAndLengthThatLibsndfileReads(String name) throws IOException {
        Waveform waveform = READER.read(wav(name));

        JsonNode expected = expected(name).get("libsndfile");
        assertThat(waveform.sampleRate()).isEqualTo(expected.get("sr").intValue());
        assertThat(waveform.samples()).hasSize(expected.get("frames").intValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "float32_mono_32000",
                "pcm16_list_chunk_odd_pad",
                "pcm16_stream_size_ffffffff",
                "pcm24_stereo_44100_extensible",
                "pcm32_mono_16000",
                "pcm8_mono_22050",
                "truncated_data"
            })
    void hasTheSamplesThatLibsndfileReadsAveragedOverChannels(String name) throws IOException {
        float[] samples = READER.read(wav(name)).samples();

        JsonNode expected = expected(name);
        int channels = expected.get("libsndfile").get("channels").intValue();
        assertThat(IntStream.range(0, 5).mapToObj(i -> samples[i]))
                .containsExactlyElementsOf(means(expected.get("first5"), channels));
        assertThat(samples[300])
                .isEqualTo(means(expected.get("frame_300"), channels).get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "float32_mono_32000, abs_sum",
        "pcm16_list_chunk_odd_pad, abs_sum",
        "pcm16_stream_size_ffffffff, abs_sum",
        "pcm24_stereo_44100, mono_abs_sum",
        "pcm32_mono_16000, abs_sum",
        "pcm8_mono_22050, abs_sum",
        "truncated_data, abs_sum"
    })
    void hasTheAbsoluteSumThatLibsndfileReads(String name, String key) throws IOException {
        double sum = 0;
        for (float sample : READER.read(wav(name)).samples()) {
            sum += Math.abs(sample);
        }

        // the mean of two float32 channels rounds once more than the reference's sum
        assertThat(sum).isCloseTo(expected(name).get(key).doubleValue(), within(1e-3));
    }

    @Test
    void muLawIsExpandedAndNotReadAsIntegers() {
        float[] samples = READER.read(wav("mulaw")).samples();

        // every value of G.711 is a multiple of 4 in 16 bits and at most 32124
        assertThat(IntStream.range(0, samples.length).mapToObj(i -> samples[i] * 32768))
                .allMatch(value -> value % 4 == 0 && Math.abs(value) <= 32124);
    }

    @ParameterizedTest
    @CsvSource({
        "header_cut_at_20_bytes, 'fmt ',",
        "no_data_chunk, 'data', chunk",
        "not_a_wav, RIFF,",
        "zero_channels, 0 channels,",
        "zero_sample_rate, 0 Hz,",
        "zero_samples, no samples,",
        "float32_nan_inf, sample 10 is NaN,"
    })
    void whatCannotBeUsedIsADataErrorThatNamesTheFileAndTheReason(String name, String reason) {
        assertThatThrownBy(() -> READER.read(wav(name)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(name + ".wav")
                .hasMessageContaining(reason);
    }

    @Test
    void anEmptyFileIsADataError(@TempDir Path folder) throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.wav"));

        assertThatThrownBy(() -> READER.read(empty))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("0 bytes");
    }

    @Test
    void aMissingFileIsADataError(@TempDir Path folder) {
        assertThatThrownBy(() -> READER.read(folder.resolve("absent.wav")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("absent.wav")
                .hasMessageContaining("no such file");
    }

    @Test
    void aFolderIsADataError(@TempDir Path folder) {
        assertThatThrownBy(() -> READER.read(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pcm24_stereo_44100_extensible", "pcm16_list_chunk_odd_pad", "pcm8_mono_22050"})
    void damagedHeadersGiveSamplesOrADataError(String name, @TempDir Path folder) throws IOException {
        byte[] sound = Files.readAllBytes(wav(name));
        Random random = new Random(17);
        Path damaged = folder.resolve("damaged.wav");
        for (int trial = 0; trial < 400; trial++) {
            byte[] bytes = sound.clone();
            for (int change = 0; change < 1 + trial % 4; change++) {
                bytes[random.nextInt(80)] = (byte) random.nextInt(256);
            }
            Files.write(damaged, bytes);
            assertReadsOrRefuses(damaged);
        }
    }

    @Test
    void aFileCutAnywhereGivesSamplesOrADataError(@TempDir Path folder) throws IOException {
        byte[] sound = Files.readAllBytes(wav("pcm24_stereo_44100_extensible"));
        Path cut = folder.resolve("cut.wav");
        for (int length = 0; length < 120; length++) {
            Files.write(cut, Arrays.copyOf(sound, length));
            assertReadsOrRefuses(cut);
        }
    }

    private static void assertReadsOrRefuses(Path file) {
        try {
            assertThat(READER.read(file).samples()).isNotEmpty();
        } catch (DataException e) {
            assertThat(e).hasMessageContaining(file.toString());
        }
    }

    private static Path wav(String name) {
        return Goldens.path("bad/" + name + ".wav");
    }

    private static JsonNode expected(String name) throws IOException {
        return new ObjectMapper()
                .readTree(Goldens.path("bad/wav_expected.json").toFile())
                .get(name + ".wav");
    }

    private static List<Float> means(JsonNode interleaved, int channels) {
        return IntStream.range(0, interleaved.size() / channels)
                .mapToObj(frame -> {
                    float sum = 0;
                    for (int channel = 0; channel < channels; channel++) {
                        sum += interleaved.get(frame * channels + channel).floatValue();
                    }
                    return sum / channels;
                })
                .toList();
    }
}
