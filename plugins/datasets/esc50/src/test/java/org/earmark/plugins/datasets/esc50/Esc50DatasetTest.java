package org.earmark.plugins.datasets.esc50;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.error.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Esc50DatasetTest {
    @TempDir
    Path folder;

    @Test
    void classesAreThosePresentInTheOrderOfTheirNumbers() {
        assertThat(Esc50Folder.complete(folder).open().vocabulary().names()).containsExactly("dog", "rain", "snoring");
    }

    @Test
    void esc10IsAChoice() {
        AudioDataset set = Esc50Folder.complete(folder).open(true);
        assertThat(set.vocabulary().names()).containsExactly("dog", "rain");
        assertThat(set.size()).isEqualTo(10);
    }

    @Test
    void aClipKnowsItsFileAndItsClass() {
        AudioDataset set = Esc50Folder.complete(folder).open();
        assertThat(set.clip(1).id()).isEqualTo("1-1001-A-10.wav");
        assertThat(set.clip(1).labels()).containsExactly(1);
        assertThat(set.clip(1).audio()).isEqualTo(new AudioSource.File(folder.resolve("audio/1-1001-A-10.wav")));
    }

    @Test
    void aFoldIsTestedAndTheOthersAreTrainedOn() {
        AudioDataset set = Esc50Folder.complete(folder).open();
        int[] tested = set.partition(Optional.of("2")).test();
        assertThat(Arrays.stream(tested).mapToObj(i -> set.clip(i).id()))
                .allMatch(id -> id.startsWith("2-"))
                .hasSize(3);
        assertThat(set.partition(Optional.of("2")).train()).hasSize(12);
    }

    @Test
    void foldsAreThoseOfTheFile() {
        assertThat(Esc50Folder.complete(folder).open().folds()).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void unknownFoldNamesTheValidOnes() {
        assertThatThrownBy(() -> Esc50Folder.complete(folder).open().partition(Optional.of("6")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("fold = 6")
                .hasMessageContaining("1, 2, 3, 4, 5");
    }

    @Test
    void everyClipHasOneClass() {
        assertThat(Esc50Folder.complete(folder).open().labelKind()).isEqualTo(LabelKind.SINGLE);
    }

    @Test
    void usualLayoutIsThatOfTheOriginal() {
        assertThat(Esc50Folder.complete(folder).open().usualLayout())
                .isEqualTo(new ClipLayout(32000, 10, ClipLayout.Fill.REPEAT));
    }

    @Test
    void fingerprintDoesNotDependOnTheFolder(@TempDir Path other) {
        assertThat(Esc50Folder.complete(other).open().fingerprint())
                .isEqualTo(Esc50Folder.complete(folder).open().fingerprint());
    }

    @Test
    void orderOfRowsAndColumnsDoesNotMatter() {
        Esc50Folder set = new Esc50Folder(folder).audio("1-1-A-0.wav", 1).audio("2-1-A-10.wav", 1);
        String before = set.table(
                        """
                        filename,fold,target,category,esc10
                        1-1-A-0.wav,1,0,dog,True
                        2-1-A-10.wav,2,10,rain,True
                        """)
                .open()
                .fingerprint();
        String after = set.table(
                        """
                        fold,filename,category,target,esc10\r
                        2,2-1-A-10.wav,rain,10,True\r

                        1,"1-1-A-0.wav",dog,0,True\r
                        """)
                .open()
                .fingerprint();
        assertThat(after).isEqualTo(before);
    }
}
