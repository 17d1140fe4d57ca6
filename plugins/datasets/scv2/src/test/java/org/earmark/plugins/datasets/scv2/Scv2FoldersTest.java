package org.earmark.plugins.datasets.scv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.Inventory;
import org.earmark.spi.data.Partition;
import org.earmark.spi.error.DataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Scv2FoldersTest {
    @TempDir
    Path root;

    private Scv2Folder folder;

    @BeforeEach
    void fill() {
        folder = Scv2Folder.complete(root);
    }

    @Test
    void classesAreTheWordsInAlphabeticalOrderWithoutTheNoise() {
        assertThat(folder.open().vocabulary().names()).containsExactly("cat", "no", "yes");
    }

    @Test
    void theListsDecideTheParts() {
        AudioDataset set = folder.open();
        Partition partition = set.partition(Optional.empty());

        assertThat(ids(set, partition.train()))
                .allMatch(id -> id.contains("aaaa"))
                .hasSize(3);
        assertThat(ids(set, partition.validation()))
                .allMatch(id -> id.contains("bbbb"))
                .hasSize(3);
        assertThat(ids(set, partition.test()))
                .allMatch(id -> id.contains("cccc"))
                .hasSize(3);
    }

    @Test
    void someWordsMakeASmallerSet() {
        AudioDataset set = folder.open("yes", "no");

        assertThat(set.vocabulary().names()).containsExactly("no", "yes");
        assertThat(set.size()).isEqualTo(6);
    }

    @Test
    void layoutAndFrontEndAreThoseOfTheOriginal() {
        assertThat(folder.open().usualLayout()).isEqualTo(new ClipLayout(16000, 10, ClipLayout.Fill.REPEAT));
        assertThat(folder.open().usualFrontEnd(16000)).isEqualTo(new FrontEnd(16000, 1024, 160, 64, 50, 14000));
    }

    @Test
    void aWordThatIsNotThereIsNamedWithTheNearest() {
        assertThatThrownBy(() -> folder.open("yes", "nop"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the word nop (but no)");
    }

    @Test
    void aFolderThatIsNotTheSet(@TempDir Path empty) {
        assertThatThrownBy(() -> new Scv2Folder(empty).open())
                .isInstanceOf(DataException.class)
                .hasMessageContaining(empty + " is no copy of Speech Commands V2")
                .hasMessageContaining("--data scv2=DIR");
    }

    @Test
    void listedRecordingsThatAreMissing() {
        folder.write("testing_list.txt", "yes/dddd_nohash_0.wav\n");
        refused().hasMessageContaining("1 recordings").hasMessageContaining("dddd");
    }

    @Test
    void aRecordingInBothLists() {
        folder.write("testing_list.txt", "yes/bbbb_nohash_0.wav\n");
        refused().hasMessageContaining("line 1").hasMessageContaining("a second time");
    }

    @Test
    void aListOfSomethingElse() {
        folder.write("testing_list.txt", "../../secret.wav\n");
        refused().hasMessageContaining("line 1").hasMessageContaining("'../../secret.wav'");
    }

    @Test
    void theInventoryNamesMissingRecordingsAndSharedSpeakers() {
        folder.write("testing_list.txt", "yes/dddd_nohash_0.wav\n").write("yes/bbbb_nohash_1.wav", "x");
        Inventory inventory = new Scv2Factory()
                .inventory(
                        new Scv2Options(Scv2Layout.AUTO, List.of("no", "yes")), new DatasetContext(Optional.of(root)))
                .orElseThrow();

        assertThat(inventory.missing()).containsExactly("yes/dddd_nohash_0.wav");
        assertThat(inventory.remarks())
                .containsExactly("1 of 3 speakers are in more than one part; the official lists keep them apart.");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused() {
        return assertThatThrownBy(folder::open).isInstanceOf(DataException.class);
    }

    private static List<String> ids(AudioDataset set, int[] clips) {
        return Arrays.stream(clips).mapToObj(clip -> set.clip(clip).id()).toList();
    }
}
