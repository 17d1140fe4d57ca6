package org.earmark.formats.hdf;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * A data set in the root of an HDF5 file: a list of values, or a matrix.
 *
 * @param name in ASCII
 * @param type of each value
 * @param rows at least 1
 * @param columns of a matrix, at least 1; empty for a list
 */
public record HdfColumn(String name, HdfType type, long rows, OptionalInt columns) {
    private static final int LONGEST_NAME = 31;

    public HdfColumn {
        Objects.requireNonNull(type);
        if (name.isEmpty() || name.length() > LONGEST_NAME || rows < 1 || columns.orElse(1) < 1) {
            throw new IllegalArgumentException("a column needs a name of at most " + LONGEST_NAME
                    + " characters and values, not '" + name + "', " + rows + " rows of " + columns);
        }
    }

    public static HdfColumn list(String name, HdfType type, long rows) {
        return new HdfColumn(name, type, rows, OptionalInt.empty());
    }

    public static HdfColumn matrix(String name, HdfType type, long rows, int columns) {
        return new HdfColumn(name, type, rows, OptionalInt.of(columns));
    }

    /** The bytes of a row. */
    long rowBytes() {
        return (long) columns.orElse(1) * type.size();
    }

    /** The bytes of all rows. */
    long bytes() {
        return Math.multiplyExact(rows, rowBytes());
    }
}
