package org.earmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataPrepareTest extends CommandLineTestCase {
    @TempDir
    private Path folder;

    @Test
    void aSetIsPackedOnce() {
        String target = folder.resolve("packed").toString();
        assertThat(run("data", "prepare", "drops", "--to", target)).isZero();
        assertThat(out()).contains("4 clips are packed in " + target).contains("full_train_idc.npy");
        assertThat(folder.resolve("packed/hdf5s/indexes/full_train.h5")).exists();
        assertThat(run("data", "prepare", "drops", "--to", target)).isZero();
        assertThat(out()).contains("All clips are in " + target + " already.");
    }

    @Test
    void theFolderToPackIntoMustBeNamed() {
        assertThat(run("data", "prepare", "drops")).isEqualTo(2);
        assertThat(err()).contains("--to");
    }

    @Test
    void aFolderThatHoldsSomethingElseIsRefused() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "a");
        assertThat(run("data", "prepare", "drops", "--to", folder.toString())).isEqualTo(2);
        assertThat(err()).contains("is not empty");
        assertThat(folder.resolve("a.txt").getParent()).isDirectoryNotContaining("glob:**hdf5s");
    }

    @Test
    void indexesAreMadeForAPackedSet() throws IOException {
        String target = folder.resolve("packed").toString();
        run("data", "prepare", "drops", "--to", target);
        Files.delete(folder.resolve("packed/hdf5s/indexes/eval.h5"));
        assertThat(run("data", "prepare", "drops", "--indexes-only", "--data", "drops=" + target))
                .isZero();
        assertThat(out()).contains("made " + folder.resolve("packed/hdf5s/indexes/eval.h5"));
    }

    @Test
    void indexesNeedTheFolder() {
        assertThat(run("data", "prepare", "drops", "--indexes-only")).isEqualTo(2);
        assertThat(err()).contains("--data drops=DIR");
    }

    @Test
    void figuresAreTakenFromJson() {
        assertThat(run(
                        "data",
                        "prepare",
                        "drops",
                        "--to",
                        folder.resolve("packed").toString(),
                        "--json"))
                .isZero();
        assertThat(out()).contains("\"clips\" : 4").contains("\"unreadable\" : [ ]");
    }
}
