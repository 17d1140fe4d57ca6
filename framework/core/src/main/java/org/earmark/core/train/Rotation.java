package org.earmark.core.train;

/** Circular rotation of rows: the time shift of a clip. */
final class Rotation {
    private Rotation() {}

    /**
     * Rotates {@code rows} rows of {@code width} values in place, such that row 0 comes to lie at row {@code by}.
     *
     * @param by 0 ≤ by &lt; rows
     */
    static void rotate(float[] values, int offset, int rows, int width, int by) {
        if (by == 0) {
            return;
        }
        float[] end = new float[by * width];
        int kept = (rows - by) * width;
        System.arraycopy(values, offset + kept, end, 0, end.length);
        System.arraycopy(values, offset, values, offset + end.length, kept);
        System.arraycopy(end, 0, values, offset, end.length);
    }
}
