package org.earmark.core.train;

import org.earmark.core.data.FeatureSource;

/** Clips whose samples are all their own index, four frames of two bands; the log-mel of samples is their first value. */
final class CountedFeatures implements FeatureSource {
    static final int FRAMES = 4;
    static final int BANDS = 2;

    @Override
    public int frames() {
        return FRAMES;
    }

    @Override
    public int melBins() {
        return BANDS;
    }

    /** Value 100 · clip + frame in every band. */
    @Override
    public void features(int clip, float[] target, int offset) {
        logMel(samples(clip), target, offset);
    }

    @Override
    public float[] samples(int clip) {
        return new float[] {100f * clip};
    }

    @Override
    public void logMel(float[] samples, float[] target, int offset) {
        for (int i = 0; i < FRAMES * BANDS; i++) {
            int frame = i / BANDS;
            target[offset + i] = samples[0] + frame;
        }
    }
}
