package org.earmark.formats.pickle;

import java.util.Collection;
import java.util.List;

/** Reads what a pickle hands to the functions that stand for Python's. */
public final class PickleArguments {
    private static final int MOST_AXES = 64;

    private PickleArguments() {}

    /** @throws PickleException when there is no such argument or it is of another type */
    public static <T> T get(PickleTuple arguments, int index, Class<T> type) throws PickleException {
        if (index >= arguments.size() || !type.isInstance(arguments.get(index))) {
            throw new PickleException("argument " + index + " of an array is missing or no " + type.getSimpleName());
        }
        return type.cast(arguments.get(index));
    }

    /** The sizes or strides of an array, one an axis, none of them negative. */
    public static long[] sizes(Object value) throws PickleException {
        Collection<?> items =
                value instanceof PickleTuple tuple ? tuple.items() : value instanceof List<?> list ? list : null;
        if (items == null || items.size() > MOST_AXES) {
            throw new PickleException("a shape is no list of sizes");
        }
        long[] sizes = new long[items.size()];
        int axis = 0;
        for (Object item : items) {
            if (!(item instanceof Long size) || size < 0) {
                throw new PickleException("a shape or stride holds " + item);
            }
            sizes[axis++] = size;
        }
        return sizes;
    }
}
