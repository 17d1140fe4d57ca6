package org.earmark.formats.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes that can be read at any place. */
public interface ByteSource {
    long size();

    /** A little-endian buffer of exactly that many bytes, which the caller has checked to exist. */
    ByteBuffer read(long position, int count);

    /** Bytes in memory, from the buffer's position to its limit. */
    static ByteSource of(ByteBuffer bytes) {
        ByteBuffer all = bytes.slice().asReadOnlyBuffer();
        return new ByteSource() {
            @Override
            public long size() {
                return all.remaining();
            }

            @Override
            public ByteBuffer read(long position, int count) {
                return all.slice(Math.toIntExact(position), count).order(ByteOrder.LITTLE_ENDIAN);
            }
        };
    }
}
