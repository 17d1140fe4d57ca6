package org.earmark.core.train;

import java.util.Optional;
import org.earmark.core.audio.ClipPiece;
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

    /** Clips from number 8 on are longer: a piece is told by its place. */
    @Override
    public Optional<ClipPiece> piece(int clip, double place) {
        return clip < 8
                ? Optional.empty()
                : Optional.of(new ClipPiece(new float[] {(float) (100 * clip + 10 + place)}, place));
    }

    @Override
    public void logMel(float[] samples, float[] target, int offset) {
        for (int i = 0; i < FRAMES * BANDS; i++) {
            int frame = i / BANDS;
            target[offset + i] = samples[0] + frame;
        }
    }
}
