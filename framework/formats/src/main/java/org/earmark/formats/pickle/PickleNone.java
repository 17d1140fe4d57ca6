package org.earmark.formats.pickle;

/** Python's None. */
public enum PickleNone {
    NONE
}
