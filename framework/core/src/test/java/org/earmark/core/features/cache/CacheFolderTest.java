package org.earmark.core.features.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {
    @TempDir
    Path folder;

    @Test
    void aFolderThatSaysNothingHoldsFloat32() {
        assertThat(CacheFolder.encoding(folder.resolve("new"))).isEqualTo(FeatureEncoding.FLOAT32);
    }

    @Test
    void whatWasChosenIsRemembered() {
        CacheFolder.choose(folder, FeatureEncoding.FLOAT16);
        assertThat(CacheFolder.encoding(folder)).isEqualTo(FeatureEncoding.FLOAT16);
    }

    @Test
    void cachesOfTwoEncodingsAreNotMixed() throws IOException {
        Files.writeString(folder.resolve("x.features"), "");
        assertThatThrownBy(() -> CacheFolder.choose(folder, FeatureEncoding.FLOAT16))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(folder.toString());
        assertThat(CacheFolder.encoding(folder)).isEqualTo(FeatureEncoding.FLOAT32);
    }

    @Test
    void nonsenseIsADataErrorThatNamesTheFile() throws IOException {
        Files.writeString(folder.resolve("encoding.txt"), "int8");
        assertThatThrownBy(() -> CacheFolder.encoding(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("encoding.txt")
                .hasMessageContaining("'int8'");
    }
}
