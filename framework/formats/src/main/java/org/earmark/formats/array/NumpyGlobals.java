package org.earmark.formats.array;

import java.nio.charset.Charset;
import java.util.List;
import org.earmark.formats.pickle.PickleArguments;
import org.earmark.formats.pickle.PickleBytes;
import org.earmark.formats.pickle.PickleException;
import org.earmark.formats.pickle.PickleGlobals;
import org.earmark.formats.pickle.PickleTuple;

/**
 * What NumPy's names in a pickle mean here: arrays become {@link PickledArray}s; scalars become Long, Double, Boolean,
 * String or {@link PickleBytes}.
 */
public final class NumpyGlobals {
    private static final List<String> MULTIARRAY = List.of("numpy.core.multiarray", "numpy._core.multiarray");
    private static final List<String> NUMERIC = List.of("numpy.core.numeric", "numpy._core.numeric");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    private NumpyGlobals() {}

    /** The list and NumPy's names. */
    public static PickleGlobals addTo(PickleGlobals globals) {
        PickleGlobals more = globals.with("numpy", "ndarray", "ndarray")
                .withFunction(
                        "numpy",
                        "dtype",
                        arguments -> new PickledDtype(PickleArguments.get(arguments, 0, String.class)));
        for (String module : MULTIARRAY) {
            more = more.withFunction(module, "_reconstruct", arguments -> new PickledArray())
                    .withFunction(module, "scalar", NumpyGlobals::scalar);
        }
        for (String module : NUMERIC) {
            more = more.withFunction(module, "_frombuffer", NumpyGlobals::fromBuffer);
        }
        return more;
    }

    private static Object scalar(PickleTuple arguments) throws PickleException {
        PickledDtype dtype = PickleArguments.get(arguments, 0, PickledDtype.class);
        if (dtype.isObject()) {
            return PickleArguments.get(arguments, 1, Object.class);
        }
        PickleBytes bytes = PickleArguments.get(arguments, 1, PickleBytes.class);
        if (dtype.isText()) {
            return withoutPadding(UTF_32LE.decode(bytes.read()).toString());
        }
        if (dtype.isBytes()) {
            return bytes;
        }
        NumpyDtype numbers = dtype.numbers();
        ElementType type = numbers.type();
        if (bytes.size() != type.bytes()) {
            throw new PickleException("a NumPy scalar has " + bytes.size() + " bytes");
        }
        TypedArray value = numbers.toArray(bytes.read(), new long[0], false);
        if (type == ElementType.BOOL) {
            return value.getLong(0) != 0;
        }
        return type.isFloatingPoint() ? (Object) value.getDouble(0) : (Object) value.getLong(0);
    }

    /** Arguments: the bytes, the type, the shape and the order, as protocol 5 has them. */
    private static Object fromBuffer(PickleTuple arguments) throws PickleException {
        PickledArray array = new PickledArray();
        array.fill(
                PickleArguments.sizes(PickleArguments.get(arguments, 2, Object.class)),
                PickleArguments.get(arguments, 1, PickledDtype.class),
                "F".equals(PickleArguments.get(arguments, 3, String.class)),
                PickleArguments.get(arguments, 0, PickleBytes.class));
        return array;
    }

    static String withoutPadding(String text) {
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
