package org.earmark.core.prepare;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Which clips of a file have been written: a byte a clip, in the order of their rows, put down only after the clips
 * themselves are on the disk. Whoever stops in between therefore writes some clips twice and misses none.
 */
final class PackJournal {
    private static final byte PACKED = '.';
    private static final byte UNREADABLE = 'x';

    private final Path file;
    private byte[] marks;

    private PackJournal(Path file, byte[] marks) {
        this.file = file;
        this.marks = marks;
    }

    static PackJournal open(Path file) throws IOException {
        return new PackJournal(file, Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
    }

    /** The number of clips that need not be looked at again. */
    int done() {
        return marks.length;
    }

    boolean isUnreadable(int row) {
        return marks[row] == UNREADABLE;
    }

    void restart() throws IOException {
        Files.deleteIfExists(file);
        marks = new byte[0];
    }

    /** @param packed for each of the next clips, whether it could be read */
    void append(boolean... packed) throws IOException {
        byte[] grown = Arrays.copyOf(marks, marks.length + packed.length);
        for (int i = 0; i < packed.length; i++) {
            grown[marks.length + i] = packed[i] ? PACKED : UNREADABLE;
        }
        ByteBuffer added = ByteBuffer.wrap(grown, marks.length, packed.length);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (added.hasRemaining()) {
                channel.write(added);
            }
            channel.force(true);
        }
        marks = grown;
    }
}
