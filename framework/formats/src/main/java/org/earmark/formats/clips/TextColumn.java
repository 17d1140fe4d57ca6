package org.earmark.formats.clips;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;

/** Texts of one greatest length, kept as the bytes they have in their file. Immutable. */
final class TextColumn extends AbstractList<String> {
    private final byte[] bytes;
    private final int width;
    private final int rows;

    private TextColumn(byte[] bytes, int width, int rows) {
        this.bytes = bytes;
        this.width = width;
        this.rows = rows;
    }

    @Override
    public int size() {
        return rows;
    }

    @Override
    public String get(int row) {
        java.util.Objects.checkIndex(row, rows);
        int end = row * width;
        while (end < (row + 1) * width && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, row * width, end - row * width, StandardCharsets.UTF_8);
    }

    /** Collects rows. */
    static final class Builder implements HdfRows.RowSink {
        private final byte[] bytes;
        private final int width;
        private final int rows;

        Builder(int rows, int width) {
            this.bytes = new byte[Math.multiplyExact(rows, width)];
            this.width = width;
            this.rows = rows;
        }

        @Override
        public void row(int row, ByteBuffer source, int position) {
            source.get(position, bytes, row * width, width);
        }

        TextColumn build() {
            return new TextColumn(bytes, width, rows);
        }
    }
}
