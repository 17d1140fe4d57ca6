package org.earmark.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.earmark.formats.array.NpyFile;
import org.earmark.spi.error.DataException;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreEvidenceTest {
    @TempDir
    private Path folder;

    @Test
    void tablesAreJoinedByClip() throws IOException {
        Path scores = write("s.csv", "clip,dog,cat\nb,0.1,0.9\na,0.8,0.2\n");
        Path targets = write("t.csv", "clip,dog,cat\na,1,0\nb,0,1\nc,1,0\n");

        ScoreEvidence evidence = ScoreEvidence.read(scores, targets, Optional.empty());

        assertThat(evidence.clips()).containsExactly("a", "b");
        assertThat(evidence.scores().values()).containsExactly(0.8f, 0.2f, 0.1f, 0.9f);
        assertThat(evidence.withoutScores()).containsExactly("c");
    }

    @Test
    void clipsWithScoresThatAreNotNumbersAreLeftOutByName() throws IOException {
        Path scores = write("s.tsv", "clip\tdog\na\tNaN\nb\t0.5\n");
        Path targets = write("t.tsv", "clip\tdog\na\t1\nb\t0\n");

        ScoreEvidence evidence = ScoreEvidence.read(scores, targets, Optional.empty());

        assertThat(evidence.undefined()).containsExactly("a");
        assertThat(evidence.clips()).containsExactly("b");
    }

    @Test
    void arraysAreNamedByAList() throws IOException {
        Path scores = folder.resolve("s.npy");
        NpyFile.write(scores, new FloatArray(new float[] {0.1f, 0.9f}, 2, 1));
        Path targets = write("t.csv", "clip,dog\nb,1\na,0\n");
        Path clips = write("clips.txt", "a\nb\n");

        ScoreEvidence evidence = ScoreEvidence.read(scores, targets, Optional.of(clips));

        assertThat(evidence.clips()).containsExactly("b", "a");
        assertThat(evidence.scores().values()).containsExactly(0.9f, 0.1f);
    }

    @Test
    void rowsWithoutNamesMustMatch() throws IOException {
        Path scores = folder.resolve("s.npy");
        NpyFile.write(scores, new FloatArray(new float[] {0.1f, 0.9f}, 2, 1));
        Path targets = write("t.csv", "clip,dog\nb,1\n");

        assertThatThrownBy(() -> ScoreEvidence.read(scores, targets, Optional.empty()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("2 and 1 rows");
    }

    @Test
    void aBadNumberIsToldByItsLine() throws IOException {
        Path scores = write("s.csv", "clip,dog\na,0.1\nb,x\n");

        assertThatThrownBy(() -> ScoreTable.read(scores))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Line 3 of")
                .hasMessageContaining("'x' is no number");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
