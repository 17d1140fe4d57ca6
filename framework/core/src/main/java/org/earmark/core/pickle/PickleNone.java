package org.earmark.core.pickle;

/** Python's None. */
public enum PickleNone {
    NONE
}
