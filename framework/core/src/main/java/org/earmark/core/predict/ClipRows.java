package org.earmark.core.predict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.earmark.formats.array.NpyFile;
import org.earmark.spi.error.DataException;
import org.earmark.spi.tensor.FloatArray;

/** Arrays of equal shape, one for each recording, that become one array file. Not thread-safe. */
public final class ClipRows {
    private static final long MOST_VALUES = (1L << 29) - 64;

    private final List<FloatArray> rows = new ArrayList<>();

    /** @throws DataException when the row has another shape than those before it, or all together are too large */
    public void add(FloatArray row) {
        if (!rows.isEmpty() && !Arrays.equals(rows.get(0).shape(), row.shape())) {
            throw new DataException("The output for one recording has the shape " + Arrays.toString(row.shape())
                    + ", that for another " + Arrays.toString(rows.get(0).shape())
                    + ": they do not fit into one file. Predict them one by one.");
        }
        if ((rows.size() + 1L) * row.values().length > MOST_VALUES) {
            throw new DataException("The outputs for " + (rows.size() + 1)
                    + " recordings take more than 2 GiB in one file. Predict fewer recordings at a time.");
        }
        rows.add(row);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** (recordings, …) */
    public FloatArray join() {
        long[] one = rows.get(0).shape();
        long[] shape = new long[one.length + 1];
        shape[0] = rows.size();
        System.arraycopy(one, 0, shape, 1, one.length);
        FloatArray all = FloatArray.zeros(shape);
        int at = 0;
        for (FloatArray row : rows) {
            System.arraycopy(row.values(), 0, all.values(), at, row.values().length);
            at += row.values().length;
        }
        return all;
    }

    /** Writes the rows as float32; no rows, no file. */
    public void write(Path file) {
        if (!rows.isEmpty()) {
            NpyFile.write(file, join());
        }
    }
}
