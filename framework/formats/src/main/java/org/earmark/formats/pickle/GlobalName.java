package org.earmark.formats.pickle;

/** The name of a Python class or function. It is a name and nothing else: nothing is ever loaded or called by it. */
public record GlobalName(String module, String name) {
    @Override
    public String toString() {
        return module + "." + name;
    }
}
