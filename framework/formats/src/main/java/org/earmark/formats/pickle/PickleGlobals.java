package org.earmark.formats.pickle;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The list of names that a pickle may use, each with a value or a {@link PickleFunction} of ours. Immutable. */
public final class PickleGlobals {
    private final Map<GlobalName, Object> allowed;

    private PickleGlobals(Map<GlobalName, Object> allowed) {
        this.allowed = allowed;
    }

    /** Plain Python containers only. */
    public static PickleGlobals plain() {
        return new PickleGlobals(PlainGlobals.all());
    }

    /** This list and one more name. */
    public PickleGlobals with(String module, String name, Object value) {
        Map<GlobalName, Object> more = new HashMap<>(allowed);
        more.put(new GlobalName(module, name), value);
        return new PickleGlobals(more);
    }

    /** This list and one more function. */
    public PickleGlobals withFunction(String module, String name, PickleFunction function) {
        return with(module, name, function);
    }

    Optional<Object> find(GlobalName name) {
        return Optional.ofNullable(allowed.get(name));
    }
}
