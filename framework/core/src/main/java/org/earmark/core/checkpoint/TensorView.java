package org.earmark.core.checkpoint;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.earmark.formats.array.StridedCopy;
import org.earmark.formats.array.TypedArray;
import org.earmark.formats.pickle.PickleException;
import org.earmark.spi.tensor.FloatArray;

/**
 * A tensor as PyTorch keeps it: a shape laid over a storage with a stride for each axis.
 *
 * @param elements of the shape
 * @param span number of storage elements from the first to the last one used
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TensorView(StorageView storage, long offset, long[] shape, long[] strides, int elements, int span) {
    /** A tensor that repeats few numbers may be large only up to here: 256 MiB of float32. */
    private static final long LARGEST_EXPANDED = 1 << 26;

    /** Reads bytes of named storages. */
    @FunctionalInterface
    interface Storages {
        ByteBuffer read(StorageView storage, long firstByte, int bytes);
    }

    static TensorView of(StorageView storage, long offset, long[] shape, long[] strides) throws PickleException {
        if (strides.length != shape.length || offset < 0) {
            throw new PickleException("a tensor of shape " + Arrays.toString(shape) + " has " + strides.length
                    + " strides and starts at element " + offset);
        }
        try {
            long elements = FloatArray.size(shape);
            long span = elements == 0 ? 0 : 1;
            for (int axis = 0; axis < shape.length && elements > 0; axis++) {
                span = Math.addExact(span, Math.multiplyExact(shape[axis] - 1, strides[axis]));
            }
            if (elements > 0 && Math.addExact(offset, span) > storage.elements()) {
                throw new PickleException("a tensor of shape " + Arrays.toString(shape) + " needs " + (offset + span)
                        + " elements, its storage " + storage.key() + " has " + storage.elements()
                        + ". It is damaged: copy or export it again");
            }
            boolean tooLarge = Math.max(elements, span)
                    > Integer.MAX_VALUE / storage.type().bytes();
            if (tooLarge || (elements > span && elements > LARGEST_EXPANDED)) {
                throw new PickleException("a tensor of shape " + Arrays.toString(shape) + " is too large to read");
            }
            return new TensorView(storage, offset, shape, strides, (int) elements, (int) span);
        } catch (ArithmeticException e) {
            throw new PickleException("a tensor claims the impossible shape " + Arrays.toString(shape));
        }
    }

    /** The elements in row-major order. */
    TypedArray read(Storages storages) {
        int width = storage.type().bytes();
        ByteBuffer used = storages.read(storage, storage.start() + offset * width, span * width);
        boolean dense = Arrays.equals(strides, PickleWriter.rowMajor(shape));
        ByteBuffer ordered = dense ? used : StridedCopy.copy(used, width, 0, shape, strides, elements);
        return new TypedArray(storage.type(), shape, elements == 0 ? ByteBuffer.allocate(0) : ordered);
    }
}
