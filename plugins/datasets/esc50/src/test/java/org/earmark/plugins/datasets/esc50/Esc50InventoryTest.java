package org.earmark.plugins.datasets.esc50;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.Inventory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Esc50InventoryTest {
    @TempDir
    Path folder;

    @BeforeEach
    void unpack() {
        Esc50Folder.complete(folder);
    }

    @Test
    void aMissingFileIsNamedAlthoughTheSetIsRefused() throws IOException {
        Files.delete(folder.resolve("audio/1-1001-A-10.wav"));
        assertThat(inventory(false).missing()).containsExactly("audio/1-1001-A-10.wav");
    }

    @Test
    void aFileThatTheTableDoesNotListIsExtra() throws IOException {
        Files.write(folder.resolve("audio/9-9.wav"), new byte[44]);
        assertThat(inventory(false).extra()).containsExactly("audio/9-9.wav");
    }

    @Test
    void clipsBeyondEsc10AreNotExtra() {
        assertThat(inventory(true).extra()).isEmpty();
    }

    @Test
    void whatDiffersFromTheReleaseIsSaid() {
        assertThat(inventory(false).remarks())
                .contains("meta/esc50.csv lists 15 clips; the official release has 2000.")
                .contains("class dog has 5 clips; the official release has 40.")
                .contains("class dog in fold 3 has 1 clips; the official release has 8.");
    }

    private Inventory inventory(boolean esc10) {
        return new Esc50Factory()
                .inventory(new Esc50Options(esc10), new DatasetContext(Optional.of(folder)))
                .orElseThrow();
    }
}
