package org.earmark.formats.clips;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.earmark.formats.array.NpyFile;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.error.DataException;

/**
 * The original system's {@code *_idc.npy}: for each class the clips that have it. NumPy writes a pickled list of lists,
 * or a plain matrix where all lists happen to be of one length.
 */
public final class ClassIndexLists {
    private ClassIndexLists() {}

    /**
     * Clip indices of each class, in the order of the file.
     *
     * @throws DataException when the file is missing, damaged, dangerous or of another kind
     */
    public static List<int[]> read(Path file) {
        return NpyFile.holdsObjects(file) ? fromObjects(file) : fromMatrix(file);
    }

    private static List<int[]> fromObjects(Path file) {
        List<int[]> lists = new ArrayList<>();
        for (Object value : NpyFile.readObjects(file).objects()) {
            if (!(value instanceof List<?> list)) {
                throw Records.bad(file, lists.size(), "it is no list of clip indices");
            }
            int[] indices = new int[list.size()];
            for (int i = 0; i < indices.length; i++) {
                indices[i] = index(file, lists.size(), list.get(i) instanceof Long number ? number : -1);
            }
            lists.add(indices);
        }
        return lists;
    }

    private static List<int[]> fromMatrix(Path file) {
        TypedArray matrix = NpyFile.readTyped(file);
        if (matrix.shape().length != 2 || matrix.type().isFloatingPoint()) {
            throw new DataException("The array in " + file + " is " + matrix
                    + ", lists of clip indices are a matrix of whole numbers. Give the *_idc.npy file.");
        }
        long[] all = matrix.toLongs();
        int width = (int) matrix.shape()[1];
        List<int[]> lists = new ArrayList<>();
        for (int row = 0; row < matrix.shape()[0]; row++) {
            int label = row;
            lists.add(Arrays.stream(all, row * width, (row + 1) * width)
                    .mapToInt(number -> index(file, label, number))
                    .toArray());
        }
        return lists;
    }

    private static int index(Path file, int record, long number) {
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw Records.bad(file, record, "it holds something that is no clip index");
        }
        return (int) number;
    }
}
