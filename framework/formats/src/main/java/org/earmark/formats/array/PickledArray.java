package org.earmark.formats.array;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.earmark.formats.pickle.PickleArguments;
import org.earmark.formats.pickle.PickleBuildable;
import org.earmark.formats.pickle.PickleBytes;
import org.earmark.formats.pickle.PickleException;
import org.earmark.formats.pickle.PickleTuple;
import org.earmark.spi.tensor.FloatArray;

/** A NumPy array in a pickle: of objects, or of numbers that stay in their file until they are asked for. */
public final class PickledArray implements PickleBuildable {
    private static final int STATE_SIZE = 5;

    private long[] shape = {0};
    private List<Object> objects = List.of();
    private Optional<Numbers> numbers = Optional.empty();

    private record Numbers(NumpyDtype dtype, boolean fortranOrder, PickleBytes bytes) {}

    PickledArray() {}

    /** State: version, shape, type, whether columns come first, content. */
    @Override
    public void build(Object state) throws PickleException {
        if (!(state instanceof PickleTuple parts) || parts.size() != STATE_SIZE) {
            throw new PickleException("a NumPy array is written in a way Earmark does not know");
        }
        fill(
                PickleArguments.sizes(parts.get(1)),
                PickleArguments.get(parts, 2, PickledDtype.class),
                PickleArguments.get(parts, 3, Boolean.class),
                parts.get(4));
    }

    void fill(long[] axes, PickledDtype dtype, boolean fortranOrder, Object content) throws PickleException {
        long size;
        try {
            size = Math.multiplyExact(FloatArray.size(axes), (long) Double.BYTES) / Double.BYTES;
        } catch (ArithmeticException e) {
            throw new PickleException("a NumPy array claims the impossible shape " + Arrays.toString(axes));
        }
        if (dtype.isObject() && content instanceof List<?> items && items.size() == size) {
            objects = Collections.unmodifiableList(items);
        } else if (content instanceof PickleBytes bytes) {
            NumpyDtype type = dtype.numbers();
            if (bytes.size() != size * type.type().bytes()) {
                throw new PickleException(
                        "a NumPy array of shape " + Arrays.toString(axes) + " has " + bytes.size() + " bytes");
            }
            numbers = Optional.of(new Numbers(type, fortranOrder, bytes));
        } else {
            throw new PickleException("a NumPy array of shape " + Arrays.toString(axes) + " lacks its content");
        }
        shape = axes;
    }

    /** The size of each axis. */
    public long[] shape() {
        return shape.clone();
    }

    /** Whether its elements are objects, not numbers. */
    public boolean isObjects() {
        return numbers.isEmpty();
    }

    /** Its objects in row-major order; empty for numbers. */
    public List<Object> objects() {
        return objects;
    }

    /** Its numbers, read from the file now; empty for objects. */
    public Optional<TypedArray> numbers() {
        return numbers.map(n -> n.dtype().toArray(n.bytes().read(), shape, n.fortranOrder()));
    }
}
