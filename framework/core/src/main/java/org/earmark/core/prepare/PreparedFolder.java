package org.earmark.core.prepare;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.earmark.formats.array.AtomicFile;
import org.earmark.spi.error.DataException;

/**
 * A folder that one preparation at a time fills, and that says in a file what it is being filled with, so that nothing of
 * anybody else is ever overwritten and only the same preparation goes on.
 */
final class PreparedFolder implements AutoCloseable {
    private static final String BEGUN = ".preparation";
    private static final String DONE = "preparation.txt";
    private static final String LOCK = ".preparation.lock";

    private final Path folder;
    private final String subject;
    private final FileChannel lock;

    private PreparedFolder(Path folder, String subject, FileChannel lock) {
        this.folder = folder;
        this.subject = subject;
        this.lock = lock;
    }

    /**
     * @param subject all that decides what is written, as text
     * @throws DataException when the folder holds anything else, or another process fills it
     */
    static PreparedFolder claim(Path folder, String subject) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new DataException(folder + " is no folder. Name one with --to DIR.");
        }
        Optional<String> held = content(folder, DONE).or(() -> content(folder, BEGUN));
        if (held.isPresent() && !held.get().equals(subject)) {
            throw new DataException(
                    "The folder " + folder + " holds or was begun as a preparation of other data or options"
                            + " (see " + (Files.exists(folder.resolve(DONE)) ? DONE : BEGUN)
                            + " in it). Take the same again, or name another folder with --to DIR.");
        }
        if (held.isEmpty() && holdsAnything(folder)) {
            throw new DataException("The folder " + folder
                    + " is not empty, and nothing in it is overwritten. Name an empty or new folder with --to DIR.");
        }
        Files.createDirectories(folder);
        PreparedFolder claimed = new PreparedFolder(folder, subject, locked(folder));
        if (held.isEmpty()) {
            AtomicFile.write(folder.resolve(BEGUN), subject.getBytes(StandardCharsets.UTF_8));
        }
        return claimed;
    }

    private static boolean holdsAnything(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> !file.endsWith(LOCK));
        }
    }

    private static Optional<String> content(Path folder, String name) {
        try {
            Path file = folder.resolve(name);
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new DataException("Cannot read " + folder.resolve(name) + ": " + e + ". Check its permissions.", e);
        }
    }

    private static FileChannel locked(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Optional<FileLock> lock;
        try {
            lock = Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            lock = Optional.empty();
        }
        if (lock.isEmpty()) {
            channel.close();
            throw new DataException("Another process prepares data in " + folder
                    + ". Wait until it has ended, or name another folder with --to DIR.");
        }
        return channel;
    }

    boolean isDone() {
        return Files.exists(folder.resolve(DONE));
    }

    /** From now on all that is in the folder is whole. */
    void finish() throws IOException {
        AtomicFile.write(folder.resolve(DONE), subject.getBytes(StandardCharsets.UTF_8));
        Files.deleteIfExists(folder.resolve(BEGUN));
    }

    @Override
    public void close() throws IOException {
        if (isDone()) {
            Files.deleteIfExists(folder.resolve(LOCK));
        }
        lock.close();
    }
}
