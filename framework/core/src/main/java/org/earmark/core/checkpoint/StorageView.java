package org.earmark.core.checkpoint;

import java.util.List;
import org.earmark.formats.array.ElementType;
import org.earmark.formats.pickle.PickleArguments;
import org.earmark.formats.pickle.PickleException;
import org.earmark.formats.pickle.PickleNone;
import org.earmark.formats.pickle.PickleTuple;

/**
 * A run of numbers in a PyTorch checkpoint that tensors share.
 *
 * @param key its name in the file
 * @param type of its elements
 * @param start first byte within the named storage
 * @param elements how many it has
 * @param named bytes of the whole named storage, as the file claims
 */
record StorageView(String key, ElementType type, long start, long elements, long named) {
    private static final int LEGACY_SIZE = 6;

    /** From ("storage", type, key, device, elements) and, in old files, the part of it that is meant. */
    static StorageView of(Object identifier) throws PickleException {
        if (!(identifier instanceof PickleTuple tuple)
                || tuple.size() < LEGACY_SIZE - 1
                || !tuple.get(0).equals("storage")) {
            throw new PickleException("it refers to something outside that is no storage of numbers");
        }
        ElementType type = PickleArguments.get(tuple, 1, ElementType.class);
        String key = PickleArguments.get(tuple, 2, String.class);
        long elements = PickleArguments.get(tuple, 4, Long.class);
        long bytes = bytes(elements, type);
        if (tuple.size() < LEGACY_SIZE || tuple.get(LEGACY_SIZE - 1) == PickleNone.NONE) {
            return new StorageView(key, type, 0, elements, bytes);
        }
        List<Object> part = PickleArguments.get(tuple, 5, PickleTuple.class).items();
        if (part.size() == 3
                && part.get(1) instanceof Long offset
                && part.get(2) instanceof Long size
                && offset >= 0
                && size >= 0
                && offset <= elements - size) {
            return new StorageView(key, type, offset * type.bytes(), size, bytes);
        }
        throw new PickleException("storage " + key + " has a part that does not lie in it");
    }

    /** The same bytes as elements of another type. */
    StorageView as(ElementType other) {
        return new StorageView(key, other, start, elements * type.bytes() / other.bytes(), named);
    }

    private static long bytes(long elements, ElementType type) throws PickleException {
        if (elements < 0 || elements > Long.MAX_VALUE / type.bytes()) {
            throw new PickleException("a storage claims " + elements + " elements");
        }
        return elements * type.bytes();
    }
}
