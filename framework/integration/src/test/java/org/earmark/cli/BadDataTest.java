package org.earmark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people's folders are like: each defect is told in one paragraph, and nothing is written. */
class BadDataTest extends ShippedToolTestCase {
    private static final Path WAVS = Path.of("../core/src/test/resources/goldens/bad");
    private static final Path ARRAYS = Path.of("../formats/src/test/resources/goldens/bad");
    private static final String CLASSES = "index,mid,display_name\n0,/m/0bt9lr,Dog\n";
    private static final String EVENTS = "filename\tonset\toffset\tevent_label\n";

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    @ParameterizedTest
    @ValueSource(strings = {"esc50", "scv2", "audioset", "desed"})
    void aFolderThatIsNotTheSet(String name) {
        refused(name, folder.toString(), "--data " + name + "=DIR");
    }

    @Test
    void aFolderWithoutSoundsForSoundscapes() throws IOException {
        write("readme.txt", "nothing");
        assertThat(run(
                        "data",
                        "check",
                        "synthetic",
                        "--data",
                        "synthetic=" + folder,
                        "--set",
                        "dataset.mode=soundscapes"))
                .isEqualTo(2);
        oneParagraph(folder.toString());
    }

    @Test
    void aTableWithAMissingColumn() throws IOException {
        write("meta/esc50.csv", "filename,fold,category\n1-1-A-0.wav,1,dog\n");
        refused("esc50", "esc50.csv", "no column");
    }

    @Test
    void aClassNumberOutsideTheVocabulary() throws IOException {
        write("meta/esc50.csv", "filename,fold,target,category,esc10,src_file,take\n1-1-A-77.wav,1,77,dog,True,1,A\n");
        refused("esc50", "esc50.csv", "77");
    }

    @Test
    void aWordOutsideTheVocabulary() throws IOException {
        write("yes/a_nohash_0.wav", "x");
        write("testing_list.txt", "yes/a_nohash_0.wav\n");
        write("validation_list.txt", "");
        assertThat(run("data", "check", "scv2", "--data", "scv2=" + folder, "--set", "dataset.words=[yess]"))
                .isEqualTo(2);
        assertThat(err()).contains("yess").contains("yes");
    }

    @Test
    void aListThatNamesRecordingsThatAreNotThere() throws IOException {
        write("yes/a_nohash_0.wav", "x");
        write("no/a_nohash_0.wav", "x");
        write("validation_list.txt", "no/a_nohash_0.wav\n");
        write("testing_list.txt", "yes/b_nohash_0.wav\n");
        refused("scv2", "yes/b_nohash_0.wav", "testing_list.txt");
    }

    @Test
    void aLabelOutsideTheTableOfClasses() throws IOException {
        write("class_labels_indices.csv", CLASSES);
        write("eval_segments.csv", "a, 0.000, 10.000, \"/m/unknown\"\n");
        write("balanced_train_segments.csv", "b, 0.000, 10.000, \"/m/0bt9lr\"\n");
        write("unbalanced_train_segments.csv", "c, 0.000, 10.000, \"/m/0bt9lr\"\n");
        refused("audioset", "/m/unknown", "eval_segments.csv, line 1");
    }

    @Test
    void aTruncatedIndex() throws IOException {
        Files.createDirectories(folder.resolve("hdf5s/indexes"));
        for (String name : new String[] {"full_train.h5", "eval.h5"}) {
            Files.copy(
                    ARRAYS.resolve("truncated.h5"),
                    folder.resolve("hdf5s/indexes").resolve(name));
        }
        refused("audioset", "full_train.h5", "Copy or make it again");
    }

    @Test
    void truncatedWaveformsHaveNothingToIndex() throws IOException {
        Files.createDirectories(folder.resolve("hdf5s/waveforms"));
        Files.copy(ARRAYS.resolve("truncated.h5"), folder.resolve("hdf5s/waveforms/eval.h5"));
        assertThat(run("data", "prepare", "audioset", "--indexes-only", "--data", "audioset=" + folder))
                .isEqualTo(2);
        oneParagraph("eval.h5", "Copy or make it again");
        assertThat(folder.resolve("hdf5s/indexes")).doesNotExist();
    }

    @Test
    void anEventTableWithAMissingColumn() throws IOException {
        write("metadata/train/weak.tsv", "filename\tonset\tevent_label\na.wav\t0\tDog\n");
        write("audio/train/weak/a.wav", "x");
        write("metadata/validation/validation.tsv", EVENTS + "v.wav\t0.1\t0.6\tDog\n");
        write("audio/validation/v.wav", "x");
        refused("desed", "weak.tsv", "offset");
    }

    @Test
    void anEventOutsideTheVocabulary() throws IOException {
        write("metadata/train/strong.tsv", EVENTS + "a.wav\t0\t1\tDogg\n");
        write("audio/train/strong/a.wav", "x");
        write("metadata/validation/validation.tsv", EVENTS + "v.wav\t0.1\t0.6\tDog\n");
        write("audio/validation/v.wav", "x");
        refused("desed", "strong.tsv", "Dogg");
    }

    @ParameterizedTest
    @CsvSource({"esc50, esc-50-data.npy", "scv2, scv2_train.npy", "desed, eval.npy"})
    void damagedAndDangerousArrays(String name, String array) throws IOException {
        for (String bad : new String[] {"truncated.npy", "malicious.npy"}) {
            Files.deleteIfExists(folder.resolve(array));
            Files.copy(ARRAYS.resolve(bad), folder.resolve(array));
            Files.deleteIfExists(folder.resolve("scv2_test.npy"));
            if (name.equals("scv2")) {
                Files.copy(ARRAYS.resolve(bad), folder.resolve("scv2_test.npy"));
            }
            refused(name, array, folder.toString());
            assertThat(Path.of("/tmp/PWNED")).doesNotExist();
            forgetErrors();
        }
    }

    /** One clip a fold, and that of fold 1 is empty. */
    @Test
    void aRecordingWithoutSamplesIsToldByTheCheckAndStopsACache() throws IOException {
        StringBuilder table = new StringBuilder("filename,fold,target,category,esc10,src_file,take\n");
        for (int fold = 1; fold <= 5; fold++) {
            String name = fold + "-1-A-0.wav";
            table.append(name).append(',').append(fold).append(",0,dog,True,1,A\n");
            Files.createDirectories(folder.resolve("audio"));
            Files.write(folder.resolve("audio/" + name), wav(fold == 1 ? 0 : 4000));
        }
        write("meta/esc50.csv", table.toString());

        assertThat(run("data", "check", "esc50", "--data", "esc50=" + folder)).isEqualTo(2);
        assertThat(out()).contains("1-1-A-0.wav");

        String target = elsewhere.resolve("packed").toString();
        assertThat(run("data", "prepare", "esc50", "--data", "esc50=" + folder, "--fold", "1", "--to", target))
                .isEqualTo(2);
        oneParagraph("1-1-A-0.wav", "--skip-unreadable");
        assertThat(elsewhere.resolve("packed/hdf5s/indexes")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "float32_nan_inf.wav, NaN",
        "header_cut_at_20_bytes.wav, cut off",
        "no_data_chunk.wav, data",
        "not_a_wav.wav, RIFF",
        "too_short_100_samples.wav, 513",
        "zero_channels.wav, channels",
        "zero_sample_rate.wav, rate",
        "zero_samples.wav, no samples",
    })
    void recordingsThatAreRefused(String file, String reason) {
        assertThat(run(
                        "features",
                        WAVS.resolve(file).toString(),
                        "--output",
                        elsewhere.resolve("f.npy").toString()))
                .isEqualTo(2);
        oneParagraph(file, reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "float32_mono_32000.wav",
                "mulaw.wav",
                "pcm16_list_chunk_odd_pad.wav",
                "pcm16_stream_size_ffffffff.wav",
                "pcm24_stereo_44100.wav",
                "pcm24_stereo_44100_extensible.wav",
                "pcm32_mono_16000.wav",
                "pcm8_mono_22050.wav",
                "truncated_data.wav"
            })
    void recordingsThatAreOdd(String file) {
        Path array = elsewhere.resolve("f.npy");
        assertThat(run("features", WAVS.resolve(file).toString(), "--output", array.toString()))
                .as(err())
                .isZero();
        assertThat(array).isNotEmptyFile();
    }

    private void refused(String name, String... parts) {
        Path page = elsewhere.resolve("page.html");
        assertThat(run("data", "check", name, "--data", name + "=" + folder, "--html", page.toString()))
                .isEqualTo(2);
        oneParagraph(parts);
    }

    private void oneParagraph(String... parts) {
        assertThat(err().lines()).hasSize(1);
        assertThat(err()).startsWith("earmark: ").contains(parts).doesNotContain("--debug");
        assertThat(elsewhere.resolve("page.html")).doesNotExist();
        assertThat(elsewhere.resolve("f.npy")).doesNotExist();
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    /** 16 bits, 16 kHz, mono. */
    private static byte[] wav(int samples) {
        int bytes = 2 * samples;
        ByteBuffer wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(UTF_8))
                .putInt(36 + bytes)
                .put("WAVEfmt ".getBytes(UTF_8))
                .putInt(16);
        wav.putShort((short) 1)
                .putShort((short) 1)
                .putInt(16_000)
                .putInt(32_000)
                .putShort((short) 2);
        wav.putShort((short) 16).put("data".getBytes(UTF_8)).putInt(bytes);
        for (int i = 0; i < samples; i++) {
            wav.putShort((short) (1000 * Math.sin(0.1 * i)));
        }
        byte[] whole = new byte[wav.position()];
        wav.flip().get(whole);
        return whole;
    }
}
