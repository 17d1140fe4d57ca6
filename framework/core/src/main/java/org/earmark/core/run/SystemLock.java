package org.earmark.core.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sole use of a file. The operating system gives it back when its holder dies, however that happens. */
public final class SystemLock implements AutoCloseable {
    /**
     * The files that this process holds. The system forgets all locks of a process on a file as soon as any of its
     * channels to that file is closed, so no second one may ever be opened.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private SystemLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Empty when somebody else holds it, in this process or another.
     *
     * @throws org.earmark.spi.error.EarmarkException when the file system cannot make or lock the file
     */
    static Optional<SystemLock> tryLock(Path path) {
        Path file = path.toAbsolutePath().normalize();
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        Optional<SystemLock> lock = Optional.empty();
        try {
            lock = locked(file);
            return lock;
        } catch (IOException e) {
            throw Json.cannotWrite(file, e);
        } finally {
            if (lock.isEmpty()) {
                HELD.remove(file);
            }
        }
    }

    private static Optional<SystemLock> locked(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? Optional.empty() : Optional.of(new SystemLock(file, channel));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(file);
        }
    }
}
