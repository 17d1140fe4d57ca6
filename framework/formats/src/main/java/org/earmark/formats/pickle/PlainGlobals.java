package org.earmark.formats.pickle;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Python's own containers, and the names that no honest data file contains. */
final class PlainGlobals {
    /**
     * Modules whose functions run code. Nothing that a pickle names is ever run, so this list protects nobody here; it
     * makes a file that would harm its next reader fail loudly instead of being read with a note.
     */
    private static final Set<String> HARMFUL = Set.of(
            "os",
            "posix",
            "nt",
            "subprocess",
            "sys",
            "runpy",
            "importlib",
            "socket",
            "shutil",
            "pty",
            "commands",
            "code",
            "ctypes",
            "pip",
            "webbrowser",
            "pickle",
            "_pickle",
            "imp");

    private static final Set<String> BUILTINS = Set.of("builtins", "__builtin__");
    private static final Set<String> HARMLESS_BUILTINS = Set.of(
            "set",
            "frozenset",
            "list",
            "dict",
            "tuple",
            "int",
            "long",
            "float",
            "bool",
            "str",
            "unicode",
            "bytes",
            "bytearray",
            "complex",
            "object",
            "slice",
            "range",
            "xrange");

    private PlainGlobals() {}

    static boolean isHarmful(GlobalName global) {
        String root = global.module().split("\\.", 2)[0];
        return HARMFUL.contains(root)
                || (BUILTINS.contains(global.module()) && !HARMLESS_BUILTINS.contains(global.name()));
    }

    static Map<GlobalName, Object> all() {
        Map<GlobalName, Object> all = new HashMap<>();
        all.put(new GlobalName("collections", "OrderedDict"), (PickleFunction) PlainGlobals::orderedDict);
        all.put(new GlobalName("_codecs", "encode"), (PickleFunction) PlainGlobals::encode);
        for (String builtins : BUILTINS) {
            all.put(new GlobalName(builtins, "set"), (PickleFunction) PlainGlobals::set);
            all.put(new GlobalName(builtins, "frozenset"), (PickleFunction) PlainGlobals::set);
        }
        return all;
    }

    private static Object orderedDict(PickleTuple arguments) throws PickleException {
        Map<Object, Object> map = new LinkedHashMap<>();
        if (arguments.size() == 0) {
            return map;
        }
        if (arguments.size() == 1 && arguments.get(0) instanceof Collection<?> pairs) {
            for (Object pair : pairs) {
                List<?> items =
                        pair instanceof PickleTuple tuple ? tuple.items() : pair instanceof List<?> l ? l : List.of();
                if (items.size() != 2) {
                    throw new PickleException("an OrderedDict is not made of pairs");
                }
                map.put(Unpickler.requireKey(items.get(0)), items.get(1));
            }
            return map;
        }
        throw new PickleException("an OrderedDict is made in a way Earmark does not know");
    }

    private static Object set(PickleTuple arguments) throws PickleException {
        Set<Object> set = new LinkedHashSet<>();
        if (arguments.size() == 1 && arguments.get(0) instanceof Collection<?> items) {
            for (Object item : items) {
                set.add(Unpickler.requireKey(item));
            }
        } else if (arguments.size() != 0) {
            throw new PickleException("a set is made in a way Earmark does not know");
        }
        return set;
    }

    /** How protocol 2 writes bytes: a text whose characters are the bytes. */
    private static Object encode(PickleTuple arguments) throws PickleException {
        boolean latin = arguments.size() == 2 && "latin1".equals(arguments.get(1));
        if (latin && arguments.get(0) instanceof String text && text.chars().allMatch(c -> c < 256)) {
            return PickleBytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        throw new PickleException("bytes are written in a way Earmark does not know");
    }
}
