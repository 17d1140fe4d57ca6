package org.earmark.spi.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.earmark.spi.error.DataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTest {
    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws IOException {
        Files.createDirectories(folder.resolve("audio"));
        for (String name : List.of("audio/a.wav", "audio/b.FLAC", "audio/.c.wav", "notes.txt")) {
            Files.writeString(folder.resolve(name), "");
        }
    }

    @Test
    void listedFilesThatAreNotThereAreMissing() {
        Inventory inventory = Inventory.compare("list", folder, List.of("audio/a.wav", "audio/z.wav"), List.of());
        assertThat(inventory.missing()).containsExactly("audio/z.wav");
        assertThat(inventory.listed()).isEqualTo(2);
    }

    @Test
    void soundFilesThatAreNotListedAreExtra() {
        Inventory inventory = Inventory.compare("list", folder, List.of("audio/a.wav"), List.of());
        assertThat(inventory.extra()).containsExactly("audio/b.FLAC");
    }

    @Test
    void aFolderThatIsNotThereIsADataError() {
        Path nowhere = folder.resolve("nowhere");
        assertThatThrownBy(() -> Inventory.compare("list", nowhere, List.of(), List.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(nowhere.toString());
    }
}
