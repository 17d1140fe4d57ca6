package org.earmark.plugins.datasets.audioset;

import java.util.Objects;

/**
 * Which part of the set is used.
 *
 * @param layout how it lies on disk
 * @param training what is trained on; the evaluation part is always tested on
 * @param labelEnhancement whether training clips also get the classes above theirs in the ontology; labels for testing
 *     stay as they are
 */
public record AudiosetOptions(Layout layout, Training training, boolean labelEnhancement) {
    /** How the set lies on disk. */
    public enum Layout {
        /** What is there: packed when there are index files, else clips. */
        AUTO,
        /** The original system's HDF5 files: {@code hdf5s/indexes/*.h5} and {@code hdf5s/waveforms}. */
        PACKED,
        /** One sound file a clip, anywhere below the folder, with the official {@code *_segments.csv}. */
        CLIPS
    }

    /** What is trained on. */
    public enum Training {
        /** The balanced and the unbalanced part: {@code full_train.h5}, or both lists of segments. */
        FULL,
        /** The balanced part: {@code balanced_train.h5}, or its list of segments. */
        BALANCED
    }

    public AudiosetOptions {
        Objects.requireNonNull(layout);
        Objects.requireNonNull(training);
    }
}
