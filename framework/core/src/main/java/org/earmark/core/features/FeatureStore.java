package org.earmark.core.features;

import java.util.function.Supplier;

/**
 * Keeps the features of the clips of one data set under one layout and front end. Thread-safe: several threads may ask
 * for different clips, or for the same clip, at once.
 */
public interface FeatureStore {
    /**
     * Copies the features of a clip.
     *
     * @param clip index in the data set
     * @param compute called when the clip is not stored yet; its result, row by row, is stored. What it throws reaches
     *     the caller and nothing is stored.
     * @param target receives the values, row by row
     * @param offset index of the first value in {@code target}
     */
    void read(int clip, Supplier<float[]> compute, float[] target, int offset);
}
