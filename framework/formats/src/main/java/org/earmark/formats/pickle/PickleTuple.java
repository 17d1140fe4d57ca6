package org.earmark.formats.pickle;

import java.util.List;

/** A Python tuple. */
public record PickleTuple(List<Object> items) {
    public PickleTuple {
        items = List.copyOf(items);
    }

    public int size() {
        return items.size();
    }

    public Object get(int index) {
        return items.get(index);
    }
}
