package org.earmark.formats.pickle;

/** A value that gets its content in a second step, as pickles of NumPy arrays do. */
@FunctionalInterface
public interface PickleBuildable {
    void build(Object state) throws PickleException;
}
