package org.earmark.spi.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The classes of a data set in the order of a model's outputs. Names are unique. Immutable. */
public final class Vocabulary {
    private final List<String> names;
    private final Map<String, Integer> indices;

    public Vocabulary(List<String> names) {
        this.names = List.copyOf(names);
        this.indices = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (indices.put(names.get(i), i) != null) {
                throw new IllegalArgumentException("class " + names.get(i) + " is named twice");
            }
        }
    }

    public int size() {
        return names.size();
    }

    public List<String> names() {
        return names;
    }

    public String name(int index) {
        return names.get(index);
    }

    public OptionalInt index(String name) {
        Integer index = indices.get(name);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }
}
