package org.earmark.plugins.datasets.scv2;

/** How the set lies on disk. */
public enum Scv2Layout {
    /** What is there: folders when {@code testing_list.txt} is, else arrays. */
    AUTO,
    /** The official archive: {@code WORD/*.wav}, {@code testing_list.txt}, {@code validation_list.txt}. */
    FOLDERS,
    /** The original system's {@code scv2_train.npy} and {@code scv2_test.npy}. */
    ARRAYS
}
