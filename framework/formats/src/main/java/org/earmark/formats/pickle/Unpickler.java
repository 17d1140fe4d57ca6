package org.earmark.formats.pickle;

import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads Python pickles (protocols 0 to 5) as plain data. It loads no class and runs no code that a file names: names on
 * the {@link PickleGlobals list} have a meaning of ours, all others become {@link OpaqueObject}s. A pickle that names
 * what only an attacker would name is refused.
 *
 * <p>Values are {@link PickleNone}, Boolean, Long, BigInteger (beyond 64 bits), Double, String, {@link PickleBytes},
 * {@link PickleTuple}, List, Map and Set (insertion order), {@link GlobalName}, {@link OpaqueObject}, and what the list
 * and the persistent loader give. Containers may contain themselves. Not thread-safe.
 */
public final class Unpickler {
    /** Gives the value behind an identifier that refers outside the pickle. */
    @FunctionalInterface
    public interface PersistentLoader {
        Object load(Object identifier) throws PickleException;
    }

    private final PickleGlobals globals;
    private final PersistentLoader persistent;
    private final Set<String> unlisted = new TreeSet<>();

    public Unpickler(PickleGlobals globals, PersistentLoader persistent) {
        this.globals = globals;
        this.persistent = persistent;
    }

    /** For pickles that refer to nothing outside. */
    public Unpickler(PickleGlobals globals) {
        this(globals, identifier -> {
            throw new PickleException("it refers to data outside itself");
        });
    }

    /** A value and where the pickle ends. */
    public record Loaded(Object value, long end) {}

    /** Reads the pickle that starts at a position. */
    public Loaded load(ByteSource source, long position) throws PickleException {
        PickleInput input = new PickleInput(source, position);
        PickleMachine machine = new PickleMachine(input, this);
        return new Loaded(machine.run(), input.position());
    }

    /** The classes and functions met so far that are not on the list and were read as plain values, sorted. */
    public Set<String> unlisted() {
        return unlisted;
    }

    Object global(String module, String name) throws PickleException {
        GlobalName global = new GlobalName(module, name);
        Optional<Object> listed = globals.find(global);
        if (listed.isPresent()) {
            return listed.get();
        }
        if (PlainGlobals.isHarmful(global)) {
            throw new PickleException("it asks Python to run " + global
                    + ". No honest data file does that: delete it, and open it with no other program. Nothing was run");
        }
        unlisted.add(global.toString());
        return global;
    }

    Object call(Object callee, Object arguments) throws PickleException {
        if (!(arguments instanceof PickleTuple tuple)) {
            throw new PickleException("something is called with no list of arguments");
        }
        if (callee instanceof PickleFunction function) {
            return function.call(tuple);
        }
        if (callee instanceof GlobalName type) {
            return new OpaqueObject(type, tuple);
        }
        throw new PickleException("something is called that is no function");
    }

    void build(Object target, Object state) throws PickleException {
        if (target instanceof PickleBuildable buildable) {
            buildable.build(state);
        } else if (target instanceof OpaqueObject opaque) {
            opaque.add(state);
        } else if (!(target instanceof Map)) { // attributes of dictionaries carry nothing that anybody needs
            throw new PickleException("a state is set on a value that has none");
        }
    }

    Object persistent(Object identifier) throws PickleException {
        return persistent.load(identifier);
    }

    @SuppressWarnings("unchecked")
    static void append(Object target, Collection<Object> items) throws PickleException {
        if (target instanceof List<?> list) {
            ((List<Object>) list).addAll(items);
        } else if (target instanceof Set<?> set) {
            for (Object item : items) {
                ((Set<Object>) set).add(requireKey(item));
            }
        } else if (target instanceof OpaqueObject opaque) {
            opaque.add(List.copyOf(items));
        } else {
            throw new PickleException("items are added to a value that is no list");
        }
    }

    @SuppressWarnings("unchecked")
    static void putAll(Object target, List<Object> keysAndValues) throws PickleException {
        if (keysAndValues.size() % 2 != 0) {
            throw new PickleException("a key lacks its value");
        }
        Map<Object, Object> added = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            added.put(requireKey(keysAndValues.get(i)), keysAndValues.get(i + 1));
        }
        if (target instanceof Map<?, ?> map) {
            ((Map<Object, Object>) map).putAll(added);
        } else if (target instanceof OpaqueObject opaque) {
            opaque.add(added);
        } else {
            throw new PickleException("entries are put into a value that is no dictionary");
        }
    }

    /** Only values that hash in one step: a hostile nest of containers must not cost time or stack. */
    static Object requireKey(Object key) throws PickleException {
        boolean tuple = key instanceof PickleTuple;
        for (Object part : tuple ? ((PickleTuple) key).items() : List.of(key)) {
            boolean plain = part instanceof String
                    || part instanceof Number
                    || part instanceof Boolean
                    || part instanceof PickleNone
                    || part instanceof PickleBytes
                    || part instanceof GlobalName
                    || part instanceof OpaqueObject;
            if (!plain) {
                throw new PickleException("a dictionary or set has a key that Earmark does not read");
            }
        }
        return key;
    }

    static Object narrowed(BigInteger integer) {
        return integer.bitLength() < Long.SIZE ? (Object) integer.longValue() : integer;
    }
}
