package org.earmark.formats.pickle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What stands for an object of a class that is not on the list: its class's name and the plain values given to it. */
public final class OpaqueObject {
    private final GlobalName type;
    private final List<Object> values = new ArrayList<>();

    OpaqueObject(GlobalName type, Object arguments) {
        this.type = type;
        values.add(arguments);
    }

    public GlobalName type() {
        return type;
    }

    /** The arguments of its construction, then every state set on it. */
    public List<Object> values() {
        return Collections.unmodifiableList(values);
    }

    void add(Object state) {
        values.add(state);
    }

    @Override
    public String toString() {
        return "<" + type + ">";
    }
}
