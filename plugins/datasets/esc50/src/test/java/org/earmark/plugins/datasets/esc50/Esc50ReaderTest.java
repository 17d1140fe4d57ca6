package org.earmark.plugins.datasets.esc50;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.earmark.spi.error.DataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user is told about a folder that is not ESC-50, or no longer. */
class Esc50ReaderTest {
    private static final String ROW = "1-1-A-0.wav,1,0,dog,True,1,A\n";

    @TempDir
    Path root;

    private Esc50Folder folder;

    @BeforeEach
    void oneClip() {
        folder = new Esc50Folder(root).audio("1-1-A-0.wav", 1);
    }

    @Test
    void missingTable() {
        refused()
                .hasMessageContaining("There is no file " + root.resolve("meta/esc50.csv"))
                .hasMessageContaining("--data esc50=DIR");
    }

    @Test
    void emptyTable() {
        folder.table("");
        refused().hasMessageContaining("esc50.csv is empty").hasMessageContaining("Unpack");
    }

    @Test
    void tableWithoutClips() {
        folder.table(Esc50Folder.HEADER);
        refused().hasMessageContaining("lists no clip");
    }

    @Test
    void tableThatIsNotText() {
        folder.table(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 10});
        refused().hasMessageContaining("UTF-8");
    }

    @Test
    void missingColumnIsNamedWithTheNearestOneThere() {
        folder.table("filename,fold,targets,category,esc10\n");
        refused()
                .hasMessageContaining("no column target (but a column targets)")
                .hasMessageContaining("esc50.csv");
    }

    @Test
    void rowWithTooFewFieldsIsNamedByItsLine() {
        folder.table(Esc50Folder.HEADER + "\n" + ROW + "2-1-A-0.wav,2,0\n");
        refused().hasMessageContaining("line 3").hasMessageContaining("3 fields");
    }

    @Test
    void foldThatIsNoNumber() {
        folder.table(Esc50Folder.HEADER + "\n1-1-A-0.wav,one,0,dog,True,1,A\n");
        refused()
                .hasMessageContaining("line 2")
                .hasMessageContaining("fold 'one'")
                .hasMessageContaining("from 1 to 5");
    }

    @Test
    void foldOutOfRange() {
        folder.table(Esc50Folder.HEADER + "\n1-1-A-0.wav,6,0,dog,True,1,A\n");
        refused().hasMessageContaining("fold '6'");
    }

    @Test
    void clipListedTwice() {
        folder.table(Esc50Folder.HEADER + "\n" + ROW + ROW);
        refused().hasMessageContaining("line 3").hasMessageContaining("1-1-A-0.wav a second time");
    }

    @Test
    void classWithTwoNames() {
        folder.audio("2-1-A-0.wav", 1).table(Esc50Folder.HEADER + "\n" + ROW + "2-1-A-0.wav,2,0,cat,True,1,A\n");
        refused().hasMessageContaining("line 3").hasMessageContaining("cat").hasMessageContaining("dog");
    }

    @Test
    void missingAudioFilesAreCountedAndTheFirstIsNamed() {
        folder.table(Esc50Folder.HEADER + "\n" + ROW + "2-1-A-0.wav,2,0,dog,True,1,A\n3-1-A-0.wav,3,0,dog,True,1,A\n");
        refused()
                .hasMessageContaining("2 of 3 audio files")
                .hasMessageContaining(root.resolve("audio/2-1-A-0.wav").toString())
                .hasMessageContaining("Unpack");
    }

    @Test
    void fileNameThatLeavesTheFolder() {
        folder.table(Esc50Folder.HEADER + "\n../secret.wav,1,0,dog,True,1,A\n");
        refused().hasMessageContaining("'../secret.wav'");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused() {
        return assertThatThrownBy(folder::open).isInstanceOf(DataException.class);
    }
}
