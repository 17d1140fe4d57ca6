package org.earmark.formats.hdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where everything lies in an HDF5 file of columns whose sizes are known beforehand. Rows are written in place, in any
 * order, by several processes if need be and long after each other, so that a file of any size takes the memory of a row
 * and goes on where it was left. Immutable.
 */
public final class HdfLayout {
    private static final int ALIGNMENT = 8;

    private final List<HdfColumn> columns;
    private final Map<String, Integer> attributes;
    private final long[] addresses;
    private final long size;

    /**
     * @param columns at most eight, of different names
     * @param attributes of the root group
     */
    public HdfLayout(List<HdfColumn> columns, Map<String, Integer> attributes) {
        this.columns =
                columns.stream().sorted(Comparator.comparing(HdfColumn::name)).toList();
        this.attributes = new TreeMap<>(attributes);
        if (columns.isEmpty() || columns.size() > HdfHeader.MOST_COLUMNS) {
            throw new IllegalArgumentException(
                    "a file takes 1 to " + HdfHeader.MOST_COLUMNS + " columns, not " + columns.size());
        }
        this.addresses = new long[columns.size()];
        long end = HdfHeader.BYTES;
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = end;
            end += (this.columns.get(i).bytes() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        }
        this.size = end;
    }

    /** The bytes of the whole file. */
    public long size() {
        return size;
    }

    /** Makes the file one of this layout; values that were not written are zeros. */
    public void start(FileChannel channel) throws IOException {
        channel.truncate(0);
        put(channel, ByteBuffer.allocate(1), size - 1);
        put(channel, new HdfHeader(columns).write(attributes, addresses, size), 0);
    }

    /** Whether the file has this layout: its size and its first bytes. */
    public boolean matches(FileChannel channel) throws IOException {
        if (channel.size() != size) {
            return false;
        }
        ByteBuffer found = ByteBuffer.allocate(HdfHeader.BYTES);
        long position = 0;
        while (found.hasRemaining() && position >= 0) {
            int read = channel.read(found, position);
            position = read < 0 ? read : position + read;
        }
        return found.rewind().equals(new HdfHeader(columns).write(attributes, addresses, size));
    }

    /**
     * Writes rows that follow each other.
     *
     * @param bytes little-endian, a multiple of the bytes of a row
     */
    public void write(FileChannel channel, String column, long firstRow, ByteBuffer bytes) throws IOException {
        int place = place(column);
        HdfColumn of = columns.get(place);
        if (bytes.remaining() % of.rowBytes() != 0 || firstRow + bytes.remaining() / of.rowBytes() > of.rows()) {
            throw new IllegalArgumentException(
                    bytes.remaining() + " bytes from row " + firstRow + " on do not fit " + of);
        }
        put(channel, bytes, addresses[place] + firstRow * of.rowBytes());
    }

    private int place(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("there is no column " + column + " among " + columns);
    }

    private static void put(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long place = position;
        while (bytes.hasRemaining()) {
            place += channel.write(bytes, place);
        }
    }
}
