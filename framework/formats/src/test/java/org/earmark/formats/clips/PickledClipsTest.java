package org.earmark.formats.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.earmark.formats.GoldenFiles;
import org.earmark.formats.array.NpyFile;
import org.earmark.spi.error.DataException;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with what the original system's data-set classes return. */
class PickledClipsTest {
    private final JsonNode expected = GoldenFiles.json("datasets/expected.json");

    @TempDir
    Path folder;

    @Test
    void readsTheFoldsOfEsc50() {
        List<List<PickledClip>> folds = PickledClips.readFolds(GoldenFiles.path("datasets/esc-50-data.npy"));

        JsonNode all = expected.at("/esc/all");
        assertThat(folds).hasSize(5);
        for (int fold = 0; fold < 5; fold++) {
            for (int i = 0; i < 2; i++) {
                PickledClip clip = folds.get(fold).get(i);
                JsonNode wanted = all.get(fold).get(i);
                assertThat(clip.name()).isEqualTo(wanted.get("name").textValue());
                assertThat(clip.label()).hasValue(wanted.get("target").intValue());
                assertThat(clip.length()).isEqualTo(wanted.get("n").intValue());
                // The original sums in float32.
                assertThat(sumOfMagnitudes(clip.samples()))
                        .isCloseTo(wanted.get("abs_sum").doubleValue(), within(1e-3));
            }
        }
    }

    @Test
    void readsFoldsOfDifferentSizes() {
        List<List<PickledClip>> folds = PickledClips.readFolds(GoldenFiles.path("datasets/esc-ragged.npy"));

        assertThat(folds).extracting(List::size).containsExactly(2, 1, 2, 3, 2);
    }

    @Test
    void readsSpeechCommands() {
        List<PickledClip> clips = PickledClips.read(GoldenFiles.path("datasets/scv2_test.npy"));

        JsonNode items = expected.at("/scv2/items");
        assertThat(clips).hasSize(items.size());
        for (int i = 0; i < clips.size(); i++) {
            assertThat(clips.get(i).name())
                    .isEqualTo(items.get(i).get("audio_name").textValue());
            assertThat(clips.get(i).length())
                    .isEqualTo(items.get(i).get("raw_len").intValue());
            assertThat(clips.get(i).label())
                    .hasValue(items.get(i).get("target_index").intValue());
        }
    }

    @Test
    void readsDesedAndScalesItsWholeNumbers() {
        List<PickledClip> clips = PickledClips.read(GoldenFiles.path("datasets/eval.npy"));

        JsonNode items = expected.at("/desed/items");
        for (int i = 0; i < clips.size(); i++) {
            assertThat(clips.get(i).label()).isEqualTo(OptionalInt.empty());
            assertThat(clips.get(i).length())
                    .isEqualTo(items.get(i).get("raw_len").intValue());
            assertThat(clips.get(i).samples()[0])
                    .isEqualTo((float) items.get(i).get("first3").get(0).doubleValue());
        }
    }

    @Test
    void readsHeatmapsOfLocalisation() {
        List<ClipHeatmap> clips = ClipHeatmap.read(GoldenFiles.path("localization/tiny_cuda_0.npy"));
        FloatArray clipwise = NpyFile.read(GoldenFiles.path("localization/tiny_clipwise.npy"));
        FloatArray framewise = NpyFile.read(GoldenFiles.path("localization/tiny_framewise_every32.npy"));

        assertThat(clips).extracting(ClipHeatmap::name).containsExactly("a.wav", "b.wav");
        assertThat(clips).extracting(ClipHeatmap::realLength).containsExactly(320000, 160000);
        assertThat(clips.get(1).clipwise().values()).isEqualTo(Arrays.copyOfRange(clipwise.values(), 10, 20));
        FloatArray heatmap = clips.get(1).framewise();
        assertThat(heatmap.shape()).containsExactly(1024, 10);
        assertThat(Arrays.copyOfRange(heatmap.values(), 32 * 10, 33 * 10))
                .isEqualTo(Arrays.copyOfRange(framewise.values(), 33 * 10, 34 * 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eval", "full_train"})
    void readsTheClipsOfEachClass(String name) {
        List<int[]> lists = ClassIndexLists.read(GoldenFiles.path("datasets/audioset/" + name + "_idc.npy"));

        JsonNode wanted = expected.at("/audioset/" + name + "_idc");
        assertThat(lists).hasSize(wanted.size());
        for (int label = 0; label < lists.size(); label++) {
            int[] indices = new int[wanted.get(label).size()];
            for (int i = 0; i < indices.length; i++) {
                indices[i] = wanted.get(label).get(i).intValue();
            }
            assertThat(lists.get(label)).isEqualTo(indices);
        }
    }

    @Test
    void readsListsThatNumpyMadeAMatrixOf() {
        List<int[]> lists = ClassIndexLists.read(GoldenFiles.path("datasets/audioset/equal_counts_idc.npy"));

        assertThat(lists).hasSize(3).allMatch(list -> list.length == 3);
    }

    @Test
    void runsNothingThatAFileNames() {
        Path file = GoldenFiles.path("bad/malicious.npy");

        assertThatThrownBy(() -> PickledClips.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("asks Python to run posix.system")
                .hasMessageContaining(file.toString());
        assertThat(Path.of("/tmp/PWNED")).doesNotExist();
    }

    @Test
    void saysWhichRecordIsNotAsExpected() {
        assertThatThrownBy(() -> PickledClips.read(GoldenFiles.path("datasets/audioset/eval_idc.npy")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Record 0 (counted from 0)")
                .hasMessageContaining("no dictionary");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 90, 150, 400, 100_000})
    void refusesAFileCutAnywhere(int length) throws IOException {
        byte[] whole = Files.readAllBytes(GoldenFiles.path("datasets/esc-50-data.npy"));
        Path file = folder.resolve("cut.npy");
        Files.write(file, Arrays.copyOf(whole, length));

        assertThatThrownBy(() -> PickledClips.readFolds(file)).isInstanceOf(DataException.class);
    }

    private static double sumOfMagnitudes(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += Math.abs(sample);
        }
        return sum;
    }
}
