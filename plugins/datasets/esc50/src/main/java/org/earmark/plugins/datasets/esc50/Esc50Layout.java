package org.earmark.plugins.datasets.esc50;

/** How the set lies on disk. */
public enum Esc50Layout {
    /** What is there: the folder when {@code meta/esc50.csv} is, else the array. */
    AUTO,
    /** The official repository: {@code meta/esc50.csv} and {@code audio/*.wav}. */
    FOLDER,
    /** The original system's {@code esc-50-data.npy}: clips of 32 kHz in a list for each fold. */
    ARRAY
}
