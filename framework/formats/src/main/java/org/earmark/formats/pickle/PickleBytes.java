package org.earmark.formats.pickle;

import java.nio.ByteBuffer;

/**
 * Python bytes. They stay in their file until they are read, so that a pickled set of recordings larger than memory can
 * be opened.
 *
 * @param source where they are
 * @param position of the first
 * @param size how many
 */
public record PickleBytes(ByteSource source, long position, int size) {
    public static PickleBytes of(byte[] bytes) {
        return new PickleBytes(ByteSource.of(ByteBuffer.wrap(bytes)), 0, bytes.length);
    }

    /** A little-endian buffer of all of them. */
    public ByteBuffer read() {
        return source.read(position, size);
    }
}
