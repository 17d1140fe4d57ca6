package org.earmark.formats.clips;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.message.DataLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.earmark.spi.error.DataException;

/** An HDF5 file whose data sets are the columns of a table; errors name the file and the column. */
final class HdfTable implements AutoCloseable {
    /** Texts are read so many at a time. */
    private static final int ROWS_AT_ONCE = 4096;

    /** Far more clips than AudioSet has. */
    private static final int MOST_ROWS = 1 << 26;

    private final Path path;
    private final HdfFile file;

    private HdfTable(Path path, HdfFile file) {
        this.path = path;
        this.file = file;
    }

    /** @throws DataException when the file is missing or is no sound HDF5 file */
    static HdfTable open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new DataException("There is no HDF5 file " + path + ". Check the path.");
        }
        try {
            return new HdfTable(path, new HdfFile(path));
        } catch (RuntimeException e) {
            throw bad(path, e);
        }
    }

    /** The number of rows of a column. */
    int rows(String column) {
        return dimensions(column)[0];
    }

    /** The size of each axis of a column. */
    int[] dimensions(String column) {
        try {
            Dataset dataset = column(column);
            int[] dimensions = dataset.getDimensions();
            boolean plain = dataset.getDataLayout() == DataLayout.CONTIGUOUS;
            if (dimensions.length == 0
                    || dimensions[0] > MOST_ROWS
                    || (plain && dataset.getSizeInBytes() > file.size())) {
                throw new DataException("The column " + column + " of " + path + " claims the size "
                        + Arrays.toString(dimensions) + ", which cannot be. Copy or make it again.");
            }
            return dimensions;
        } catch (HdfException e) {
            throw bad(path, e);
        }
    }

    List<String> texts(String column) {
        List<String> texts = new ArrayList<>();
        int rows = rows(column);
        for (int start = 0; start < rows; start += ROWS_AT_ONCE) {
            for (String text : read(column, start, Math.min(ROWS_AT_ONCE, rows - start), String[].class)) {
                texts.add(Objects.requireNonNullElse(text, ""));
            }
        }
        return texts;
    }

    int[] integers(String column) {
        return read(column, 0, rows(column), int[].class);
    }

    /** One row of a matrix of 16-bit numbers. */
    short[] shorts(String column, int row) {
        return read(column, row, 1, short[][].class)[0];
    }

    /** The classes that are true in each row of a matrix of booleans, ascending. */
    LabelLists labels(String column) {
        if (column(column).getDataType().getSize() != 1) {
            throw new DataException("The column " + column + " of " + path + " has values of "
                    + column(column).getDataType().getSize()
                    + " bytes, booleans are needed. Check that the file was packed for AudioSet.");
        }
        LabelLists.Builder labels = new LabelLists.Builder(path, column, rows(column), dimensions(column)[1]);
        bytes(column).forEach(labels);
        return labels.build();
    }

    /** Names: as bytes where they have one greatest length, as texts otherwise. */
    List<String> names(String column) {
        if (!isFixedText(column)) {
            return texts(column);
        }
        TextColumn.Builder names = new TextColumn.Builder(rows(column), width(column));
        bytes(column).forEach(names);
        return names.build();
    }

    /** Texts that repeat, such as paths. */
    RepeatedTexts repeatedTexts(String column) {
        if (!isFixedText(column)) {
            return RepeatedTexts.of(texts(column));
        }
        RepeatedTexts.Builder texts = new RepeatedTexts.Builder(rows(column), width(column));
        bytes(column).forEach(texts);
        return texts.build();
    }

    private boolean isFixedText(String column) {
        return column(column).getDataType() instanceof StringData;
    }

    private HdfRows bytes(String column) {
        return new HdfRows(path, column, column(column), dimensions(column), width(column));
    }

    private int width(String column) {
        int[] dimensions = dimensions(column);
        int elements = dimensions.length < 2 ? 1 : dimensions[1];
        return Math.multiplyExact(elements, column(column).getDataType().getSize());
    }

    OptionalInt integerAttribute(String name) {
        try {
            Attribute attribute = file.getAttribute(name);
            return attribute != null && attribute.getData() instanceof Number number
                    ? OptionalInt.of(number.intValue())
                    : OptionalInt.empty();
        } catch (RuntimeException e) {
            throw bad(path, e);
        }
    }

    @Override
    public void close() {
        file.close();
    }

    private <T> T read(String column, int firstRow, int rows, Class<T> type) {
        int[] dimensions = dimensions(column).clone();
        long[] offsets = new long[dimensions.length];
        offsets[0] = firstRow;
        dimensions[0] = rows;
        Object data;
        try {
            data = column(column).getData(offsets, dimensions);
        } catch (RuntimeException e) {
            throw bad(path, e);
        }
        if (!type.isInstance(data)) {
            throw new DataException("The column " + column + " of " + path + " is "
                    + data.getClass().getSimpleName() + ", " + type.getSimpleName()
                    + " is needed. Check that the file was packed for AudioSet.");
        }
        return type.cast(data);
    }

    private Dataset column(String name) {
        Node node;
        try {
            node = file.getChild(name);
        } catch (RuntimeException | OutOfMemoryError e) {
            // Headers are small: memory runs out here only when a damaged one claims to be huge.
            throw bad(path, e);
        }
        if (node instanceof Dataset dataset) {
            return dataset;
        }
        throw new DataException(
                "The HDF5 file " + path + " has no column " + name + ". Check that the file was packed for AudioSet.");
    }

    static DataException bad(Path path, Throwable e) {
        return new DataException(
                "Cannot read the HDF5 file " + path + ": it is damaged, cut short or of another kind (" + e.getMessage()
                        + "). Copy or make it again.",
                e);
    }
}
