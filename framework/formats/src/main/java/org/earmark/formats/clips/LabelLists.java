package org.earmark.formats.clips;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Arrays;
import org.earmark.spi.error.DataException;

/**
 * The classes of each clip, ascending, in two arrays: millions of clips take the memory of their labels. Immutable; its
 * elements are copies.
 */
public final class LabelLists extends AbstractList<int[]> {
    private final int classes;
    private final int[] starts;
    private final int[] labels;

    private LabelLists(int classes, int[] starts, int[] labels) {
        this.classes = classes;
        this.starts = starts;
        this.labels = labels;
    }

    /** The number of classes that there are. */
    public int classes() {
        return classes;
    }

    @Override
    public int size() {
        return starts.length - 1;
    }

    @Override
    public int[] get(int clip) {
        return Arrays.copyOfRange(labels, starts[clip], starts[clip + 1]);
    }

    /** Collects the true values of a matrix of booleans. */
    static final class Builder implements HdfRows.RowSink {
        private final Path path;
        private final String column;
        private final int classes;
        private final int[] starts;
        private int[] labels = new int[1024];

        Builder(Path path, String column, int rows, int classes) {
            this.path = path;
            this.column = column;
            this.classes = classes;
            this.starts = new int[rows + 1];
        }

        @Override
        public void row(int row, ByteBuffer bytes, int position) {
            int count = starts[row];
            int label = 0;
            // Nearly all values are false: eight at a time.
            while (label < classes) {
                if (label + Long.BYTES <= classes && bytes.getLong(position + label) == 0) {
                    label += Long.BYTES;
                    continue;
                }
                byte value = bytes.get(position + label);
                if (value == 1) {
                    labels = count == labels.length ? Arrays.copyOf(labels, 2 * count) : labels;
                    labels[count++] = label;
                } else if (value != 0) {
                    throw new DataException("The column " + column + " of " + path + " has the value " + value
                            + " for class " + label + " of clip " + row
                            + ", which is neither true nor false. Copy or make it again.");
                }
                label++;
            }
            starts[row + 1] = count;
        }

        LabelLists build() {
            return new LabelLists(classes, starts, Arrays.copyOf(labels, starts[starts.length - 1]));
        }
    }
}
