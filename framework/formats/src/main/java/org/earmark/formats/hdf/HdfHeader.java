package org.earmark.formats.hdf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The first bytes of an HDF5 file in its oldest form, which every reader knows: superblock 0, a root group of one symbol
 * table node, and object headers of version 1 (HDF5 File Format Specification, sections II.A, III.A to III.D, IV.A).
 */
final class HdfHeader {
    static final int BYTES = 4096;
    static final int MOST_COLUMNS = 8;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final long UNDEFINED = -1;
    private static final int LEAF_K = MOST_COLUMNS / 2;
    private static final int INTERNAL_K = 16;
    private static final int GROUP_BTREE_BYTES = 24 + (4 * INTERNAL_K + 1) * Long.BYTES;
    private static final int SYMBOL_NODE_BYTES = 8 + MOST_COLUMNS * 40;
    private static final int NAME_BYTES = 32;
    private static final int ROOT = 96;
    private static final int BTREE = ROOT + 512;
    private static final int HEAP = BTREE + GROUP_BTREE_BYTES;
    private static final int NAMES = HEAP + 32;
    private static final int SYMBOLS = NAMES + NAME_BYTES * (MOST_COLUMNS + 1);
    private static final int OBJECTS = SYMBOLS + SYMBOL_NODE_BYTES;
    private static final int OBJECT_BYTES = 256;

    private final ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final List<HdfColumn> columns;

    /** @param columns sorted by name, since readers search for them by halves */
    HdfHeader(List<HdfColumn> columns) {
        this.columns = columns;
    }

    /**
     * @param addresses of the columns' values
     * @param end of the file
     */
    ByteBuffer write(Map<String, Integer> attributes, long[] addresses, long end) {
        superblock(end);
        bytes.position(ROOT);
        HdfMessages root = new HdfMessages().symbolTable(BTREE, HEAP);
        attributes.forEach(root::attribute);
        bytes.put(root.header(BTREE - ROOT));
        tree();
        names();
        symbols();
        for (int i = 0; i < columns.size(); i++) {
            bytes.position(OBJECTS + i * OBJECT_BYTES);
            bytes.put(HdfMessages.of(columns.get(i), addresses[i]).header(OBJECT_BYTES));
        }
        return bytes.rewind();
    }

    private void superblock(long end) {
        bytes.put(SIGNATURE).putInt(0).put((byte) 0);
        bytes.put((byte) Long.BYTES).put((byte) Long.BYTES).put((byte) 0);
        bytes.putShort((short) LEAF_K).putShort((short) INTERNAL_K).putInt(0);
        bytes.putLong(0).putLong(UNDEFINED).putLong(end).putLong(UNDEFINED);
        bytes.putLong(0).putLong(ROOT).putInt(1).putInt(0).putLong(BTREE).putLong(HEAP);
    }

    private void tree() {
        bytes.position(BTREE);
        bytes.put("TREE".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 0)
                .putShort((short) 1);
        bytes.putLong(UNDEFINED).putLong(UNDEFINED);
        bytes.putLong(0).putLong(SYMBOLS).putLong(nameOffset(columns.size() - 1));
    }

    private void names() {
        int noFreeSpace = 1;
        bytes.position(HEAP);
        bytes.put("HEAP".getBytes(StandardCharsets.US_ASCII)).putInt(0);
        bytes.putLong(SYMBOLS - NAMES).putLong(noFreeSpace).putLong(NAMES);
        for (int i = 0; i < columns.size(); i++) {
            bytes.position(NAMES + nameOffset(i));
            bytes.put(columns.get(i).name().getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** In the heap, whose first bytes are the empty name. */
    private static int nameOffset(int column) {
        return NAME_BYTES * (column + 1);
    }

    private void symbols() {
        bytes.position(SYMBOLS);
        bytes.put("SNOD".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 1)
                .putShort((short) columns.size());
        for (int i = 0; i < columns.size(); i++) {
            bytes.putLong(nameOffset(i)).putLong(OBJECTS + i * OBJECT_BYTES);
            bytes.putLong(0).putLong(0).putLong(0);
        }
    }
}
