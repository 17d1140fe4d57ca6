package org.earmark.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The SPI changes only on purpose: whoever changes a public signature also changes this file, by running the test with
 * {@code -Dearmark.writeSpiSurface=true}, and the reviewer sees what plugins will notice.
 */
class SpiSurfaceTest {
    private static final Path GOLDEN = Repository.file("framework/architecture/src/test/resources/spi-surface.txt");

    @Test
    void signaturesAreThoseOfTheGoldenFile() throws IOException {
        String surface = SpiSurface.describe();
        if (Boolean.getBoolean("earmark.writeSpiSurface")) {
            Files.writeString(GOLDEN, surface);
        }
        assertThat(surface)
                .as("the SPI's public signatures; if the change is meant, run with -Dearmark.writeSpiSurface=true")
                .isEqualTo(Files.readString(GOLDEN));
    }
}
