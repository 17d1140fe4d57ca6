package org.earmark.formats.pickle;

/** A function of ours that stands for a Python function or constructor on the list. */
@FunctionalInterface
public interface PickleFunction {
    Object call(PickleTuple arguments) throws PickleException;
}
