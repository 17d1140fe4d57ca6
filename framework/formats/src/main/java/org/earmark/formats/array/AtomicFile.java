package org.earmark.formats.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/** Writes a file that is seen either whole or not at all, even when the machine stops in between. */
public final class AtomicFile {
    /** Fills an open, empty file; asked again when its thread was interrupted meanwhile. */
    @FunctionalInterface
    public interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }

    /** Tells the drafts of this process apart. */
    private static final AtomicLong DRAFTS = new AtomicLong();

    private AtomicFile() {}

    /** @throws EarmarkException of category environment when the disk refuses */
    public static void write(Path file, byte[] content) {
        write(file, channel -> {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }

    /**
     * Writes to the end even when the thread is interrupted, and leaves it interrupted then: what was begun to be
     * recorded shall be known.
     *
     * @throws EarmarkException of category environment when the disk refuses
     */
    public static void write(Path file, Content content) {
        boolean interrupted = false;
        try {
            while (!isWritten(file, content)) {
                // An interruption closes the channel; the next try needs a thread without one.
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether it could be written without an interruption. */
    private static boolean isWritten(Path file, Content content) {
        Path target = file.toAbsolutePath();
        Path temporary = null;
        try {
            Files.createDirectories(target.getParent());
            temporary = draft(target);
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                content.writeTo(channel);
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        } catch (IOException e) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "Cannot write " + file + ": " + e + ". Check free space and permissions of its folder.",
                    e);
        } finally {
            deleteLeftOver(temporary);
        }
    }

    /** A name that no other process uses; not of a temporary file, which others were not allowed to read. */
    private static Path draft(Path target) {
        String owner = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
        return target.resolveSibling(
                "." + target.getFileName() + "." + owner + "-" + DRAFTS.incrementAndGet() + ".part");
    }

    private static void deleteLeftOver(Path temporary) {
        if (temporary != null) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                // The write's own outcome matters more than a stray hidden file.
                return;
            }
        }
    }
}
