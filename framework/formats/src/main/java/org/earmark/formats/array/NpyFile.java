package org.earmark.formats.array;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.earmark.formats.pickle.ByteSource;
import org.earmark.formats.pickle.PickleException;
import org.earmark.formats.pickle.PickleGlobals;
import org.earmark.formats.pickle.Unpickler;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.tensor.FloatArray;

/** Reads NumPy array files (versions 1 to 3), writes those of float32 numbers. */
public final class NpyFile {
    private NpyFile() {}

    /**
     * Writes a float32 array in version 1.0; the file appears whole or not at all.
     *
     * @throws EarmarkException when the file cannot be written
     */
    public static void write(Path file, FloatArray array) {
        ByteBuffer head = ByteBuffer.wrap(NpyHeader.of("<f4", array.shape()));
        ByteBuffer data = TypedArray.of(array).bytes();
        AtomicFile.write(file, channel -> {
            while (head.hasRemaining()) {
                channel.write(head);
            }
            while (data.hasRemaining()) {
                channel.write(data);
            }
        });
    }

    /**
     * Reads any numeric array, rounded to float32.
     *
     * @throws DataException when the file is missing, damaged or holds objects
     */
    public static FloatArray read(Path file) {
        return readTyped(file).toFloatArray();
    }

    /**
     * Reads any numeric array in its own type, brought to row-major, little-endian order.
     *
     * @throws DataException when the file is missing, damaged or holds objects
     */
    public static TypedArray readTyped(Path file) {
        try (InputFile input = InputFile.open(file, "NumPy array file")) {
            NpyHeader header = NpyHeader.read(input);
            if (header.isObject()) {
                throw new DataException("Cannot read " + file + " as numbers: it holds pickled Python objects. "
                        + "Give a plain array file, or name the data set that such files belong to.");
            }
            NumpyDtype dtype = NumpyDtype.parse(header.descriptor())
                    .orElseThrow(() -> input.bad("Earmark does not read the type " + header.descriptor()));
            long bytes = header.elements() * dtype.type().bytes();
            if (bytes > Integer.MAX_VALUE) {
                throw input.bad("its " + header.elements() + " elements take more than 2 GiB");
            }
            if (input.size() - header.dataStart() != bytes) {
                throw input.bad("its " + header.elements() + " elements need " + bytes + " bytes, it has "
                        + (input.size() - header.dataStart()));
            }
            ByteBuffer data = input.read(header.dataStart(), (int) bytes);
            return dtype.toArray(data, header.shape(), header.fortranOrder());
        }
    }

    /**
     * Reads an array of pickled objects as plain data, without running anything. Numbers inside stay in the file until
     * they are asked for.
     *
     * @throws DataException when the file is missing, damaged, dangerous or holds no objects
     */
    public static PickledArray readObjects(Path file) {
        try (InputFile input = InputFile.open(file, "NumPy array file")) {
            NpyHeader header = NpyHeader.read(input);
            if (!header.isObject()) {
                throw new DataException("The array in " + file + " holds numbers (" + header.descriptor()
                        + "), not objects. Give the file that the data set's own scripts write.");
            }
            Unpickler unpickler = new Unpickler(NumpyGlobals.addTo(PickleGlobals.plain()));
            ByteSource source = new FileBytes(file, "NumPy array file", input.size());
            Object value = unpickler.load(source, header.dataStart()).value();
            if (value instanceof PickledArray array && Arrays.equals(array.shape(), header.shape())) {
                return array;
            }
            throw input.bad("its content is no array of the shape in its header");
        } catch (PickleException e) {
            throw new DataException("Cannot read the NumPy array file " + file + ": " + e.getMessage() + ".", e);
        }
    }

    /**
     * Whether the file holds pickled objects rather than numbers.
     *
     * @throws DataException when the file is missing or damaged
     */
    public static boolean holdsObjects(Path file) {
        try (InputFile input = InputFile.open(file, "NumPy array file")) {
            return NpyHeader.read(input).isObject();
        }
    }
}
