package org.earmark.core.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of an event file: a long run's file is too large to be read whenever somebody asks how it gets on. */
final class EventTail {
    private static final int BYTES = 1 << 16;
    private static final int FIRST_BYTES = 1 << 12;

    private EventTail() {}

    /** The last lines, oldest first; the first and the last of them may be no whole line. */
    static List<String> lines(Path file) {
        return read(file, Long.MAX_VALUE, BYTES).lines().toList();
    }

    /** The first line, which tells about the run as a whole; empty when it is not there yet. */
    static String first(Path file) {
        return read(file, 0, FIRST_BYTES).lines().findFirst().orElse("");
    }

    private static String read(Path file, long latestStart, int most) {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try (RandomAccessFile input = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(most, input.length())];
            input.seek(Math.min(latestStart, input.length() - bytes.length));
            input.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
