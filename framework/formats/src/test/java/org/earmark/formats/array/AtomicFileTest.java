package org.earmark.formats.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.earmark.spi.error.EarmarkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    private static final byte[] WORDS = "words".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void aThreadThatIsInterruptedBeforehandWritesAndStaysInterrupted() {
        Thread.currentThread().interrupt();

        AtomicFile.write(folder.resolve("file"), WORDS);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(folder.resolve("file")).hasBinaryContent(WORDS);
    }

    @Test
    void aThreadThatIsInterruptedWhileItWritesWritesToTheEnd() {
        boolean[] begun = new boolean[1];

        AtomicFile.write(folder.resolve("file"), channel -> {
            channel.write(ByteBuffer.wrap(WORDS, 0, 2));
            if (!begun[0]) {
                begun[0] = true;
                Thread.currentThread().interrupt();
            }
            channel.write(ByteBuffer.wrap(WORDS, 2, 3));
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(folder.resolve("file")).hasBinaryContent(WORDS);
    }

    @Test
    void whatCannotBeWrittenLeavesTheOldFileAndNoDraft() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");

        assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
                    channel.write(ByteBuffer.wrap(WORDS));
                    throw new IOException("the disk is full");
                }))
                .isInstanceOf(EarmarkException.class)
                .hasMessageContaining("the disk is full")
                .hasMessageContaining(file.toString());

        assertThat(file).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
