package org.earmark.formats.clips;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.earmark.formats.array.NpyFile;
import org.earmark.formats.array.PickledArray;
import org.earmark.spi.error.DataException;

/**
 * The original system's {@code class_hier_map.npy}: a row for each class with its name, the classes directly above it, and
 * those directly below.
 *
 * @param names of the classes, in their order
 * @param above for each class the numbers of those directly above it
 */
public record ClassMap(List<String> names, List<int[]> above) {
    private static final int COLUMNS = 3;

    public ClassMap {
        names = List.copyOf(names);
        above = List.copyOf(above);
    }

    /** @throws DataException when the file is missing, damaged, dangerous or of another kind */
    public static ClassMap read(Path file) {
        PickledArray array = NpyFile.readObjects(file);
        long[] shape = array.shape();
        if (shape.length != 2 || shape[1] != COLUMNS) {
            throw new DataException(
                    "The array in " + file + " has no three columns: a name, the classes above and those"
                            + " below. Give the original's class_hier_map.npy, or AudioSet's ontology.json instead.");
        }
        int classes = Math.toIntExact(shape[0]);
        List<String> names = new ArrayList<>();
        List<int[]> above = new ArrayList<>();
        for (int row = 0; row < classes; row++) {
            if (!(array.objects().get(COLUMNS * row) instanceof String name)) {
                throw Records.bad(file, row, "it has no name");
            }
            names.add(name);
            above.add(above(file, row, array.objects().get(COLUMNS * row + 1), classes));
        }
        return new ClassMap(names, above);
    }

    private static int[] above(Path file, int row, Object value, int classes) {
        int[] above = ClassIndexLists.indices(file, row, value);
        for (int number : above) {
            if (number >= classes) {
                throw Records.bad(file, row, "it names a class " + number + " of " + classes);
            }
        }
        return above;
    }
}
