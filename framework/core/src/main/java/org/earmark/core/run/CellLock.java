package org.earmark.core.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The right to run a cell. The operating system gives it back when its holder dies, however that happens. */
public final class CellLock implements AutoCloseable {
    private final FileChannel channel;

    private CellLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty when somebody else holds it, in this process or another. */
    static Optional<CellLock> tryLock(Path file) {
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (holds(channel)) {
                return Optional.of(new CellLock(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw Json.cannotWrite(file, e);
        }
    }

    private static boolean holds(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
