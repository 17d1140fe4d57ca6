package org.earmark.formats.clips;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.earmark.formats.array.NpyFile;
import org.earmark.formats.array.NpyLists;
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

    /**
     * The lists of the clips of an index.
     *
     * @param labels the classes of each clip, ascending
     */
    public static List<int[]> of(LabelLists labels) {
        int[] sizes = new int[labels.classes()];
        labels.forEach(clip -> Arrays.stream(clip).forEach(label -> sizes[label]++));
        List<int[]> lists = Arrays.stream(sizes).mapToObj(int[]::new).toList();
        for (int clip = labels.size() - 1; clip >= 0; clip--) {
            for (int label : labels.get(clip)) {
                lists.get(label)[--sizes[label]] = clip;
            }
        }
        return lists;
    }

    /**
     * Writes the lists as the original's scripts do; the file appears whole or not at all.
     *
     * @throws org.earmark.spi.error.EarmarkException when the file cannot be written
     */
    public static void write(Path file, List<int[]> lists) {
        NpyLists.write(file, lists);
    }

    private static List<int[]> fromObjects(Path file) {
        List<int[]> lists = new ArrayList<>();
        for (Object value : NpyFile.readObjects(file).objects()) {
            lists.add(indices(file, lists.size(), value));
        }
        return lists;
    }

    /** A pickled list of whole numbers that are not negative. */
    static int[] indices(Path file, int record, Object value) {
        if (!(value instanceof List<?> list)) {
            throw Records.bad(file, record, "it is no list of indices");
        }
        return list.stream()
                .mapToInt(item -> index(file, record, item instanceof Long number ? number : -1))
                .toArray();
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
            throw Records.bad(file, record, "it holds something that is no index");
        }
        return (int) number;
    }
}
