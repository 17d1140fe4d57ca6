package org.earmark.spi.data;

/** How the clips of a data set are labelled. */
public enum LabelKind {
    /** Exactly one class a clip. */
    SINGLE,
    /** Any number of classes a clip. */
    MULTI,
    /** Classes with onset and offset. */
    EVENTS
}
