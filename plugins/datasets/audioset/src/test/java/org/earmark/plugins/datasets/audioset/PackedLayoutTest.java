package org.earmark.plugins.datasets.audioset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.earmark.formats.clips.ClassIndexLists;
import org.earmark.plugins.datasets.audioset.AudiosetOptions.Layout;
import org.earmark.plugins.datasets.audioset.AudiosetOptions.Training;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Packing;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.error.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the original's layout; expectations are what its own classes return. */
class PackedLayoutTest {
    private static final Path ROOT = Path.of("src/test/resources/goldens/datasets/audioset");

    @TempDir
    Path folder;

    @Test
    void trainingAndEvaluationPartsAreThoseOfTheIndexes() {
        AudioDataset set = open(ROOT, Training.FULL);

        assertThat(set.labelKind()).isEqualTo(LabelKind.MULTI);
        assertThat(set.vocabulary().size()).isEqualTo(10);
        assertThat(set.partition(Optional.empty()).train()).hasSize(11);
        assertThat(evaluation(set))
                .containsExactly(
                        "eval/Yev38839071.wav",
                        "eval/Yev22472652.wav",
                        "eval/Yev07104340.wav",
                        "eval/Yev88676323.wav",
                        "eval/Yev55756582.wav",
                        "eval/Yev90276247.wav");
    }

    @Test
    void labelsAreThoseOfTheOriginalAndMayBeNone() {
        AudioDataset set = open(ROOT, Training.FULL);
        int[] test = set.partition(Optional.empty()).test();

        assertThat(set.clip(test[3]).labels()).containsExactly(1, 2, 4, 9);
        assertThat(set.clip(test[2]).labels()).isEmpty();
    }

    /** The original's sum is of float32 numbers. */
    @Test
    void samplesAreThoseOfTheOriginal() {
        AudioDataset set = open(ROOT, Training.FULL);
        int first = set.partition(Optional.empty()).test()[0];
        Waveform waveform =
                ((AudioSource.Generated) set.clip(first).audio()).samples().read();

        assertThat(waveform.sampleRate()).isEqualTo(32000);
        double sum = 0;
        for (float sample : waveform.samples()) {
            sum += Math.abs(sample);
        }
        assertThat(sum).isCloseTo(2895.9669501734897, within(1e-2));
    }

    /** The stored path of these clips is an absolute one of another machine; their file is gzipped and shuffled. */
    @Test
    void clipsOfMovedFilesAreRead() {
        AudioDataset set = open(ROOT, Training.FULL);
        AudioSource last = set.clip(10).audio();

        assertThat(set.clip(10).id()).isEqualTo("train/Yun83387121.wav");
        assertThat(((AudioSource.Generated) last).samples().read().samples()).hasSize(32000);
    }

    @Test
    void theBalancedPartIsAChoice() {
        assertThat(open(ROOT, Training.BALANCED).partition(Optional.empty()).train())
                .hasSize(6);
    }

    @Test
    void aMissingIndexIsNamed() throws IOException {
        copy();
        Files.delete(folder.resolve("hdf5s/indexes/full_train.h5"));

        assertThatThrownBy(() -> open(folder, Training.FULL))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("full_train.h5")
                .hasMessageContaining("--data audioset=DIR");
    }

    @Test
    void aSetWhosePackingHasNotEndedSaysSo() throws IOException {
        Files.createDirectories(folder.resolve("hdf5s/waveforms"));

        assertThatThrownBy(() -> open(folder, Training.FULL))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("packing has not ended")
                .hasMessageContaining("--indexes-only");
    }

    @Test
    void aMissingWaveformFileIsNamedBeforeTraining() throws IOException {
        copy();
        Files.delete(folder.resolve("hdf5s/waveforms/eval.h5"));

        assertThatThrownBy(() -> open(folder, Training.FULL))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("eval.h5");
    }

    /** The golden folder has the original's lists for both indexes; all other tests here read them too. */
    @Test
    void classIndexListsOfOtherDataAreRefused() throws IOException {
        copy();
        ClassIndexLists.write(folder.resolve("eval_idc.npy"), ClassIndexLists.read(ROOT.resolve("full_train_idc.npy")));

        assertThatThrownBy(() -> open(folder, Training.FULL))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("eval_idc.npy lists 3 clips of class 0, the index has 0")
                .hasMessageContaining("differ is clip 6")
                .hasMessageContaining("--indexes-only");
    }

    @Test
    void classIndexListsOfFewerClassesAreRefused() throws IOException {
        copy();
        ClassIndexLists.write(folder.resolve("hdf5s/indexes/balanced_train_idc.npy"), List.of(new int[] {1}));

        assertThatThrownBy(() -> open(folder, Training.BALANCED))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has lists for 1 classes, the index has 10");
    }

    @Test
    void aPackedSetIsPackedAgainByPart() {
        Packing packing = open(ROOT, Training.FULL).packing(Optional.empty());
        assertThat(packing.parts()).extracting(Packing.Part::name).containsExactly("eval", "full_train");
        assertThat(packing.tables()).isEmpty();
    }

    @Test
    void aTruncatedIndexIsRefused() throws IOException {
        copy();
        Files.write(
                folder.resolve("hdf5s/indexes/eval.h5"), Files.readAllBytes(ROOT.resolve("../../bad/truncated.h5")));

        assertThatThrownBy(() -> open(folder, Training.FULL))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(folder.resolve("hdf5s/indexes/eval.h5").toString());
    }

    @Test
    void aTableOfOtherClassesIsRefused() throws IOException {
        copy();
        Files.writeString(folder.resolve("class_labels_indices.csv"), "index,mid,display_name\n0,/m/a,A\n");

        assertThatThrownBy(() -> open(folder, Training.FULL))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has 1 classes, the index files have 10");
    }

    private void copy() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                Path target = folder.resolve(ROOT.relativize(file).toString());
                try {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static AudioDataset open(Path root, Training training) {
        return new AudiosetFactory()
                .create(new AudiosetOptions(Layout.AUTO, training, false), new DatasetContext(Optional.of(root)));
    }

    private static List<String> evaluation(AudioDataset set) {
        return Arrays.stream(set.partition(Optional.empty()).test())
                .mapToObj(clip -> set.clip(clip).id())
                .toList();
    }
}
