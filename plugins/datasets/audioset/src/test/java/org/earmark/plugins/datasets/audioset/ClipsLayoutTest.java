package org.earmark.plugins.datasets.audioset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.earmark.plugins.datasets.audioset.AudiosetOptions.Training;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Inventory;
import org.earmark.spi.data.Packing;
import org.earmark.spi.error.DataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipsLayoutTest {
    @TempDir
    Path root;

    private ClipsFolder folder;

    @BeforeEach
    void fill() {
        folder = ClipsFolder.in(root);
    }

    @Test
    void filesAreFoundUnderTheNamesThatCopiesGiveThem() {
        AudioDataset set = folder.open();

        assertThat(IntStream.range(0, set.size()).mapToObj(i -> set.clip(i).id()))
                .containsExactly("train/Y--aa.wav", "train/bb_5.flac", "eval/cc_0_10000.wav");
        assertThat(set.clip(2).audio()).isEqualTo(new AudioSource.File(root.resolve("audio/eval/cc_0_10000.wav")));
    }

    @Test
    void labelsAreThoseOfTheTable() {
        AudioDataset set = folder.open();

        assertThat(set.vocabulary().names()).containsExactly("Speech", "Male speech, man speaking", "Dog");
        assertThat(set.clip(1).labels()).containsExactly(0, 2);
    }

    @Test
    void theBalancedPartIsAChoice() {
        AudioDataset set = folder.open(Training.BALANCED, false);

        assertThat(set.partition(Optional.empty()).train()).hasSize(1);
    }

    @Test
    void enhancementAddsTheClassesAboveForTrainingOnly() {
        AudioDataset set = folder.open(Training.FULL, true);

        assertThat(set.clip(0).labels()).containsExactly(0, 1);
        assertThat(set.clip(2).labels()).containsExactly(1, 2);
        assertThat(set.fingerprint()).isNotEqualTo(folder.open().fingerprint());
    }

    /** The file is NumPy's own, of the three classes, in the layout of the original's. */
    @Test
    void enhancementReadsTheTableOfTheOriginalWhereThereIsNoOntology() throws IOException {
        useClassMap();

        assertThat(folder.open(Training.FULL, true).clip(0).labels()).containsExactly(0, 1);
        assertThat(folder.open(Training.FULL, true).clip(2).labels()).containsExactly(1, 2);
    }

    @Test
    void aTableOfOtherClassesIsRefused() throws IOException {
        useClassMap();
        folder.write(
                "class_labels_indices.csv",
                "index,mid,display_name\n0,/m/09x0r,Sprache\n1,/m/05zppz,Mann\n2,/m/0bt9lr,Hund\n");

        assertThatThrownBy(() -> folder.open(Training.FULL, true))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("class_hier_map.npy is a table of other classes than the set's 3");
    }

    private void useClassMap() throws IOException {
        Files.delete(root.resolve("ontology.json"));
        Files.copy(Path.of("src/test/resources/class_hier_map.npy"), root.resolve("class_hier_map.npy"));
    }

    @Test
    void clipsArePackedByTheListThatNamesThem() {
        Packing packing = folder.open().packing(Optional.empty());
        assertThat(packing.parts())
                .extracting(Packing.Part::name)
                .containsExactly("balanced_train", "eval", "unbalanced_train");
        assertThat(packing.parts()).extracting(part -> part.clips().length).containsExactly(1, 1, 1);
        assertThat(packing.tables())
                .extracting(table -> table.getFileName().toString())
                .containsExactly("class_labels_indices.csv", "ontology.json");
    }

    @Test
    void theInventoryTellsWhichClipsAreMissing() {
        Inventory inventory = new AudiosetFactory()
                .inventory(new AudiosetFactory().defaults(), folder.context())
                .orElseThrow();

        assertThat(inventory.missing()).containsExactly("balanced_train_segments/Ygone.wav");
        assertThat(inventory.remarks()).contains("balanced_train_segments.csv lists 2 clips, 1 of them are here.");
    }

    @Test
    void aLabelOutsideTheVocabularyIsNamed() {
        folder.write("eval_segments.csv", "cc, 0.000, 10.000, \"/m/unknown\"\n");
        refused().hasMessageContaining("eval_segments.csv, line 1").hasMessageContaining("/m/unknown");
    }

    @Test
    void aLineWithAMissingCellIsNamed() {
        folder.write("eval_segments.csv", "# x\ncc, 0.000, \"/m/09x0r\"\n");
        refused().hasMessageContaining("line 2").hasMessageContaining("3 cells");
    }

    @Test
    void aMissingColumnOfTheClassTableIsNamed() {
        folder.write("class_labels_indices.csv", "index,id,display_name\n0,/m/09x0r,Speech\n");
        refused().hasMessageContaining("no column mid").hasMessageContaining("class_labels_indices.csv");
    }

    @Test
    void aFolderWithoutSounds() {
        folder.write("eval_segments.csv", "zz, 0.000, 10.000, \"/m/09x0r\"\n");
        refused().hasMessageContaining("None of the segments").hasMessageContaining("Yzz.wav");
    }

    @Test
    void aFolderThatIsNotTheSet(@TempDir Path empty) {
        assertThatThrownBy(() -> new AudiosetFactory()
                        .create(
                                new AudiosetFactory().defaults(),
                                new org.earmark.spi.data.DatasetContext(Optional.of(empty))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(empty.toString())
                .hasMessageContaining("--data audioset=DIR");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused() {
        return assertThatThrownBy(folder::open).isInstanceOf(DataException.class);
    }
}
