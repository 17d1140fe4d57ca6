package org.earmark.core.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;

/** Appends to the event file of an attempt, a line at a time, each handed to the system at once. Thread-safe. */
final class EventLog implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final Clock clock;

    private EventLog(Path file, FileChannel channel, Clock clock) {
        this.file = file;
        this.channel = channel;
        this.clock = clock;
    }

    static EventLog open(Path file, Clock clock) {
        try {
            return new EventLog(
                    file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), clock);
        } catch (IOException e) {
            throw Json.cannotWrite(file, e);
        }
    }

    void append(String type) {
        append(type, Json.object());
    }

    void append(String type, ObjectNode fields) {
        ObjectNode event = Json.object();
        event.put("time", clock.instant().toString());
        event.put("type", type);
        event.setAll(fields);
        write(ByteBuffer.wrap(Json.line(event)));
    }

    private synchronized void write(ByteBuffer line) {
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            throw Json.cannotWrite(file, e);
        }
    }

    /** Makes sure that all is on the disk; bytes written so far. */
    synchronized long sync() {
        try {
            channel.force(false);
            return channel.size();
        } catch (IOException e) {
            throw Json.cannotWrite(file, e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
