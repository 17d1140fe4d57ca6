package org.earmark.core.features.cache;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.earmark.formats.array.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a cache file, or makes it where it is missing, stale or damaged; reads and writes its parts. Thread-safe. */
final class CacheFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CacheFile.class);
    private static final int INDEX_BLOCK = 1 << 16;

    private final FileChannel channel;
    private final CacheFormat format;

    private CacheFile(FileChannel channel, CacheFormat format) {
        this.channel = channel;
        this.format = format;
    }

    /** Several processes may do this at once: a lock file beside the cache lets one of them make the file. */
    static synchronized CacheFile open(Path path, CacheFormat format) throws IOException {
        Path lockPath = path.resolveSibling(path.getFileName() + ".lock");
        try (FileChannel lockChannel = FileChannel.open(lockPath, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                Lock lock = Lock.acquire(lockChannel, 0)) {
            LOG.debug("{} is {}", lockPath, lock);
            if (Files.exists(path)) {
                FileChannel existing = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
                if (matches(existing, format)) {
                    return new CacheFile(existing, format);
                }
                existing.close();
                LOG.warn("The feature cache {} is damaged or of another version and is made anew.", path);
            }
            create(path, format);
            return new CacheFile(FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE), format);
        }
    }

    /** Its data are a hole until written. */
    private static void create(Path path, CacheFormat format) {
        AtomicFile.write(path, channel -> {
            writeFully(channel, format.header(), 0);
            writeFully(channel, ByteBuffer.allocate(1), format.fileSize() - 1);
        });
    }

    private static boolean matches(FileChannel channel, CacheFormat format) throws IOException {
        return channel.size() == format.fileSize()
                && read(channel, 0, CacheFormat.HEADER).equals(format.header());
    }

    /** @return the index entry of a clip, 0 while it is absent */
    long entry(int clip) throws IOException {
        return read(channel, format.indexPosition(clip), CacheFormat.INDEX_ENTRY)
                .getLong(0);
    }

    /** @return the number of clips that the index says are present */
    int present() throws IOException {
        int present = 0;
        for (int clip = 0; clip < format.clips(); clip += INDEX_BLOCK) {
            int count = Math.min(INDEX_BLOCK, format.clips() - clip);
            ByteBuffer block = read(channel, format.indexPosition(clip), count * CacheFormat.INDEX_ENTRY);
            while (block.hasRemaining()) {
                present += block.getLong() == 0 ? 0 : 1;
            }
        }
        return present;
    }

    /** Writes the data before the entry that declares them; a crash in between leaves the clip absent. */
    void write(int clip, ByteBuffer data) throws IOException {
        long entry = CacheFormat.entry(data.duplicate());
        writeFully(channel, data, format.dataPosition(clip));
        ByteBuffer bytes = ByteBuffer.allocate(CacheFormat.INDEX_ENTRY).order(ByteOrder.LITTLE_ENDIAN);
        writeFully(channel, bytes.putLong(0, entry), format.indexPosition(clip));
    }

    /**
     * A read-only view of several clips' data.
     *
     * @param from first clip
     * @param to one after the last clip
     */
    ByteBuffer map(int from, int to) throws IOException {
        long start = format.dataPosition(from);
        return channel.map(FileChannel.MapMode.READ_ONLY, start, format.dataPosition(to) - start)
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Keeps other processes from computing the same clip meanwhile. */
    Lock lock(int clip) {
        return Lock.acquire(channel, format.indexPosition(clip));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("the file became shorter");
            }
        }
        return buffer.flip();
    }

    private static void writeFully(FileChannel channel, ByteBuffer source, long position) throws IOException {
        long next = position;
        while (source.hasRemaining()) {
            next += channel.write(source, next);
        }
    }

    /**
     * A lock of one byte against other processes, where the file system can. Nothing depends on it but time: without it
     * two processes may compute the same clip, and both write the same bytes.
     */
    record Lock(Optional<FileLock> held) implements AutoCloseable {
        static Lock acquire(FileChannel channel, long position) {
            try {
                return new Lock(Optional.of(channel.lock(position, 1, false)));
            } catch (IOException | OverlappingFileLockException e) {
                LOG.debug("no file lock: {}", e.toString());
                return new Lock(Optional.empty());
            }
        }

        @Override
        public void close() throws IOException {
            if (held.isPresent() && held.get().isValid()) {
                held.get().release();
            }
        }
    }
}
