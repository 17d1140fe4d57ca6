package org.earmark.formats.array;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.earmark.formats.pickle.ByteSource;
import org.earmark.spi.error.DataException;

/** A file open for positional reads whose errors name it. */
public final class InputFile implements ByteSource, AutoCloseable {
    private final Path path;
    private final String format;
    private final FileChannel channel;
    private final long size;

    private InputFile(Path path, String format, FileChannel channel, long size) {
        this.path = path;
        this.format = format;
        this.channel = channel;
        this.size = size;
    }

    /**
     * @param format what the file should be, for messages, for example "safetensors file"
     * @throws DataException when there is no such file or it cannot be opened
     */
    public static InputFile open(Path path, String format) {
        if (!Files.isRegularFile(path)) {
            throw new DataException("There is no file " + path + ": a " + format
                    + " was expected there. Check the path; it is relative to the current folder.");
        }
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            return new InputFile(path, format, channel, channel.size());
        } catch (IOException e) {
            throw new DataException("Cannot open " + path + ": " + e + ". Check its permissions.", e);
        }
    }

    @Override
    public long size() {
        return size;
    }

    public Path path() {
        return path;
    }

    /** Bytes from a position on, little-endian. The caller has checked that the file is long enough. */
    @Override
    public ByteBuffer read(long position, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        try {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, position + bytes.position()) < 0) {
                    throw new EOFException("the file ends at byte " + (position + bytes.position()));
                }
            }
        } catch (IOException e) {
            throw new DataException("Cannot read " + path + ": " + e + ".", e);
        }
        return bytes.flip();
    }

    /** An error about this file's content; the reason starts lower-case and ends without a full stop. */
    public DataException bad(String reason) {
        return new DataException("Cannot read the " + format + " " + path + ": " + reason
                + ". It is damaged or of another kind: copy or make it again.");
    }

    public DataException bad(String reason, Throwable cause) {
        DataException exception = bad(reason);
        exception.initCause(cause);
        return exception;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new DataException("Cannot close " + path + ": " + e + ".", e);
        }
    }
}
