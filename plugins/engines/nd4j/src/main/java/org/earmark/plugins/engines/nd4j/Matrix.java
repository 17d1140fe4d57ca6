package org.earmark.plugins.engines.nd4j;

/**
 * Where a matrix lies in memory.
 *
 * @param offset of the first element
 * @param stride elements from one row to the next, or from one column to the next where it is transposed
 */
record Matrix(Block block, long offset, int rows, int columns, int stride, boolean transposed) {
    static Matrix of(Block block, long rows, long columns) {
        return at(block, 0, rows, columns);
    }

    static Matrix at(Block block, long offset, long rows, long columns) {
        return new Matrix(
                block,
                offset,
                Math.toIntExact(rows),
                Math.toIntExact(columns),
                Math.max(1, Math.toIntExact(columns)),
                false);
    }

    Matrix transpose() {
        return new Matrix(block, offset, columns, rows, stride, !transposed);
    }
}
