package org.earmark.formats.array;

import org.earmark.formats.pickle.PickleBuildable;
import org.earmark.formats.pickle.PickleException;
import org.earmark.formats.pickle.PickleTuple;

/** The element type of a pickled NumPy array. Its byte order arrives after its name. */
final class PickledDtype implements PickleBuildable {
    private final String code;
    private boolean bigEndian;

    PickledDtype(String code) {
        this.code = code;
    }

    @Override
    public void build(Object state) throws PickleException {
        bigEndian = state instanceof PickleTuple parts
                && parts.size() > 1
                && parts.get(1).equals(">");
    }

    boolean isObject() {
        return code.startsWith("O");
    }

    boolean isText() {
        return code.startsWith("U") && !bigEndian;
    }

    boolean isBytes() {
        return code.startsWith("S");
    }

    /** @throws PickleException when its elements are no numbers */
    NumpyDtype numbers() throws PickleException {
        return NumpyDtype.parse((bigEndian ? ">" : "<") + code)
                .orElseThrow(() -> new PickleException("Earmark does not read NumPy's type " + code));
    }
}
