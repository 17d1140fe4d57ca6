package org.earmark.plugins.datasets.desed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.earmark.plugins.datasets.desed.DesedOptions.Layout;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.Event;
import org.earmark.spi.data.Partition;
import org.earmark.spi.error.DataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesedFoldersTest {
    @TempDir
    Path root;

    private DesedFolder folder;

    @BeforeEach
    void fill() {
        folder = DesedFolder.complete(root);
    }

    @Test
    void everyTableForTrainingIsUsedUnlessSomeAreChosen() {
        AudioDataset set = folder.open();
        Partition partition = set.partition(Optional.empty());

        assertThat(Arrays.stream(partition.train()).mapToObj(i -> set.clip(i).id()))
                .containsExactly(
                        "train/synthetic21_train/soundscapes/s1.wav", "train/weak/w1.wav", "train/weak/w2.wav");
        assertThat(open(List.of("train/weak")).partition(Optional.empty()).train())
                .hasSize(2);
    }

    @Test
    void strongLabelsAreEvents() {
        Clip clip = folder.open().clip(0);

        assertThat(clip.labels()).containsExactly(0, 5);
        assertThat(clip.events()).containsExactly(new Event(0, 1.5, 2.25), new Event(5, 0, 10));
    }

    @Test
    void weakLabelsAreClassesWithoutEvents() {
        Clip clip = folder.open().clip(1);

        assertThat(clip.labels()).containsExactly(2, 4);
        assertThat(clip.events()).isEmpty();
    }

    @Test
    void aLineWithoutALabelIsAClipWithoutEvents() {
        AudioDataset set = folder.open();

        assertThat(set.clip(4).id()).isEqualTo("validation/validation/v2.wav");
        assertThat(set.clip(4).labels()).isEmpty();
        assertThat(set.clip(4).audio()).isEqualTo(new AudioSource.File(root.resolve("audio/validation/v2.wav")));
    }

    @Test
    void aLabelOutsideTheVocabularyIsNamedWithTheNearest() {
        folder.write("metadata/train/weak.tsv", "filename\tevent_labels\nw1.wav\tDogs\n");
        refused().hasMessageContaining("weak.tsv, line 2").hasMessageContaining("'Dogs' (but Dog is one)");
    }

    @Test
    void aMissingColumnIsNamed() {
        folder.write("metadata/validation/validation.tsv", "filename\tonset\tlabel\nv1.wav\t0\tDog\n");
        refused().hasMessageContaining("no column offset").hasMessageContaining("validation.tsv");
    }

    @Test
    void anEventThatEndsBeforeItBeginsIsNamed() {
        folder.write("metadata/validation/validation.tsv", "filename\tonset\toffset\tevent_label\nv1.wav\t2\t1\tDog\n");
        refused().hasMessageContaining("line 2").hasMessageContaining("ends at 1.0 s");
    }

    @Test
    void missingRecordingsAreCounted() {
        folder.write("metadata/train/weak.tsv", "filename\tevent_labels\nw1.wav\tDog\nw3.wav\tDog\n");
        refused().hasMessageContaining("1 of 2 recordings").hasMessageContaining("w3.wav");
    }

    @Test
    void aFolderThatIsNotTheSet(@TempDir Path empty) {
        assertThatThrownBy(() -> new DesedFolder(empty).open())
                .isInstanceOf(DataException.class)
                .hasMessageContaining(empty + " is no copy of DESED")
                .hasMessageContaining("--data desed=DIR");
    }

    @Test
    void theInventoryNamesMissingRecordings() {
        folder.write("metadata/train/weak.tsv", "filename\tevent_labels\nw1.wav\tDog\nw3.wav\tDog\n");

        assertThat(new DesedFactory()
                        .inventory(new DesedFactory().defaults(), folder.context())
                        .orElseThrow()
                        .missing())
                .containsExactly("audio/train/weak/w3.wav");
    }

    private AudioDataset open(List<String> training) {
        return new DesedFactory()
                .create(
                        new DesedOptions(Layout.AUTO, training, "validation/validation"),
                        new DatasetContext(Optional.of(root)));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused() {
        return assertThatThrownBy(folder::open).isInstanceOf(DataException.class);
    }
}
