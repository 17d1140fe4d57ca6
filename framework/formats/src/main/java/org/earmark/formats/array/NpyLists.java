package org.earmark.formats.array;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes lists of whole numbers as NumPy saves a list of lists of different lengths: an array of objects, each a Python
 * list, pickled by protocol 3, which every Python 3 reads.
 */
public final class NpyLists {
    private static final char EMPTY_LIST = ']';
    private static final char MARK = '(';
    private static final char APPENDS = 'e';
    private static final char INTEGER = 'J';
    private static final char REDUCE = 'R';
    private static final char BUILD = 'b';
    private static final char TUPLE = 't';
    private static final char NONE = 'N';

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private NpyLists() {}

    /** @throws org.earmark.spi.error.EarmarkException when the file cannot be written */
    public static void write(Path file, List<int[]> lists) {
        NpyLists pickle = new NpyLists();
        pickle.out.writeBytes(NpyHeader.of("|O", new long[] {lists.size()}));
        pickle.array(lists);
        AtomicFile.write(file, pickle.out.toByteArray());
    }

    private void array(List<int[]> lists) {
        int protocol = 3;
        op('\u0080').op((char) protocol);
        global("numpy.core.multiarray", "_reconstruct").global("numpy", "ndarray");
        op(MARK).integer(0).op(TUPLE);
        // The type 'b' of the empty array that the state then fills.
        op('C').op((char) 1).text("b");
        op('\u0087').op(REDUCE);
        op(MARK).integer(1)
                .op(MARK)
                .integer(lists.size())
                .op(TUPLE)
                .objectType()
                .op('\u0089');
        op(EMPTY_LIST).op(MARK);
        for (int[] list : lists) {
            op(EMPTY_LIST).op(MARK);
            for (int value : list) {
                integer(value);
            }
            op(APPENDS);
        }
        op(APPENDS).op(TUPLE).op(BUILD).op('.');
    }

    /** numpy.dtype('O8', False, True) with the state that NumPy gives it. */
    private NpyLists objectType() {
        int objectFlags = 63;
        global("numpy", "dtype")
                .word("O8")
                .op('\u0089')
                .op('\u0088')
                .op('\u0087')
                .op(REDUCE);
        op(MARK).integer(3)
                .word("|")
                .op(NONE)
                .op(NONE)
                .op(NONE)
                .integer(-1)
                .integer(-1)
                .integer(objectFlags);
        return op(TUPLE).op(BUILD);
    }

    private NpyLists global(String module, String name) {
        return op('c').text(module + "\n" + name + "\n");
    }

    private NpyLists word(String word) {
        return op('X').number(word.length()).text(word);
    }

    private NpyLists integer(int value) {
        return op(INTEGER).number(value);
    }

    private NpyLists number(int value) {
        byte[] bytes = new byte[Integer.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(value);
        out.writeBytes(bytes);
        return this;
    }

    private NpyLists text(String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    private NpyLists op(char code) {
        out.write(code);
        return this;
    }
}
