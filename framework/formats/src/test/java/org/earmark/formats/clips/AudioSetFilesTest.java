package org.earmark.formats.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.earmark.formats.GoldenFiles;
import org.earmark.formats.array.NpyFile;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.error.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioSetFilesTest {
    private static final Path ROOT = GoldenFiles.path("datasets/audioset");

    private final JsonNode expected = GoldenFiles.json("datasets/expected.json").get("audioset");

    @TempDir
    Path folder;

    /** One file is plain, the other compressed, shuffled and chunked. */
    @ParameterizedTest
    @CsvSource({"eval.h5, eval", "unbalanced_train/unbalanced_train_part00.h5, unbalanced"})
    void readsSamplesNamesAndLabels(String name, String kind) {
        TypedArray every40 = NpyFile.readTyped(
                GoldenFiles.path("datasets/audioset/expected_" + kind + "_waveform_int16_every40.npy"));
        try (AudioSetWaveforms file =
                AudioSetWaveforms.open(ROOT.resolve("hdf5s/waveforms").resolve(name), 16000)) {
            assertThat(file.sampleRate()).isEqualTo(32000);
            assertThat(file.classes()).isEqualTo(10);
            assertThat(file.names()).containsExactlyElementsOf(texts(expected.get("names_" + kind)));
            assertLabels(file.labels(), expected.get("target_" + kind));
            JsonNode sums = expected.get(kind + "_waveform_int16_abs_sum_per_clip");
            for (int clip = 0; clip < file.clips(); clip++) {
                short[] samples = file.samples(clip);
                long sum = 0;
                for (short sample : samples) {
                    sum += Math.abs(sample);
                }
                assertThat(sum).isEqualTo(sums.get(clip).longValue());
                assertThat((long) samples[40]).isEqualTo(every40.getLong(clip * 800 + 1));
            }
        }
    }

    @Test
    void scalesSamplesLikeTheOriginal() {
        try (AudioSetWaveforms file = AudioSetWaveforms.open(ROOT.resolve("hdf5s/waveforms/eval.h5"), 16000)) {
            double sum = 0;
            for (float sample : file.waveform(0).samples()) {
                sum += Math.abs(sample);
            }
            // The original adds float32 numbers.
            assertThat(sum)
                    .isCloseTo(expected.at("/eval_items/0/waveform_abs_sum").doubleValue(), within(1e-2));
        }
    }

    @Test
    void readsAnIndexAndFindsItsWaveforms() {
        AudioSetIndex index = AudioSetIndex.read(ROOT.resolve("hdf5s/indexes/eval.h5"));

        assertThat(index.classes()).isEqualTo(10);
        assertThat(index.entries())
                .extracting(AudioSetIndex.Entry::name)
                .containsExactlyElementsOf(texts(expected.get("names_eval")));
        assertThat(index.entries()).extracting(AudioSetIndex.Entry::row).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(index.entries()
                        .get(expected.get("unlabelled_eval_index").intValue())
                        .labels())
                .isEmpty();
        assertThat(AudioSetIndex.locate(ROOT, index.entries().get(0).storedPath()))
                .isEqualTo(ROOT.resolve("hdf5s/waveforms/eval.h5"));
    }

    @Test
    void readsAResizableIndex() {
        AudioSetIndex index = AudioSetIndex.read(ROOT.resolve("hdf5s/indexes/full_train.h5"));

        assertThat(index.entries()).hasSize(11);
    }

    @Test
    void findsWaveformsThatHaveMoved() {
        AudioSetIndex index =
                AudioSetIndex.read(ROOT.resolve("hdf5s/indexes/unbalanced_train/unbalanced_train_part00.h5"));
        String stored = index.entries().get(0).storedPath();

        assertThat(Path.of(stored)).isAbsolute().doesNotExist();
        assertThat(AudioSetIndex.locate(ROOT, stored))
                .isEqualTo(ROOT.resolve("hdf5s/waveforms/unbalanced_train/unbalanced_train_part00.h5"));
    }

    @Test
    void namesThePlacesWhereWaveformsAreMissing() {
        assertThatThrownBy(() -> AudioSetIndex.locate(folder, "hdf5s/waveforms/eval.h5"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'hdf5s/waveforms/eval.h5'")
                .hasMessageContaining(folder.resolve("waveforms/eval.h5").toString());
    }

    @Test
    void refusesADamagedFile() {
        Path file = GoldenFiles.path("bad/truncated.h5");

        assertThatThrownBy(() -> AudioSetIndex.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining(file.toString());
    }

    @Test
    void refusesAFileCutAmidItsSamples() throws IOException {
        byte[] whole = Files.readAllBytes(ROOT.resolve("hdf5s/waveforms/eval.h5"));
        Path file = folder.resolve("cut.h5");
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> {
                    try (AudioSetWaveforms waveforms = AudioSetWaveforms.open(file, 32000)) {
                        waveforms.samples(5);
                    }
                })
                .isInstanceOf(DataException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void refusesAnIndexOfAnotherFile() {
        try (AudioSetWaveforms file = AudioSetWaveforms.open(ROOT.resolve("hdf5s/waveforms/eval.h5"), 32000)) {
            assertThatThrownBy(() -> file.samples(6))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("no clip 6");
        }
    }

    private static void assertLabels(List<int[]> labels, JsonNode matrix) {
        assertThat(labels).hasSize(matrix.size());
        for (int clip = 0; clip < labels.size(); clip++) {
            List<Integer> wanted = new ArrayList<>();
            for (int label = 0; label < matrix.get(clip).size(); label++) {
                if (matrix.get(clip).get(label).intValue() == 1) {
                    wanted.add(label);
                }
            }
            assertThat(labels.get(clip))
                    .containsExactly(wanted.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }
}
