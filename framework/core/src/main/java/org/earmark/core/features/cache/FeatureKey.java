package org.earmark.core.features.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import org.earmark.core.audio.Int16Scale;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.FrontEnd;

/**
 * Everything that decides what a cached feature is. Two caches with equal keys hold equal features.
 *
 * @param datasetFingerprint of the data set, see {@link org.earmark.spi.data.AudioDataset#fingerprint}
 * @param layout how clips were fitted
 * @param frontEnd what was computed from them
 * @param int16Scale how 16-bit sources were scaled
 * @param encoding how the values are stored
 */
public record FeatureKey(
        String datasetFingerprint,
        ClipLayout layout,
        FrontEnd frontEnd,
        Int16Scale int16Scale,
        FeatureEncoding encoding) {
    /** Raised whenever the same key would give other features: a changed decoder, resampler or front end. */
    private static final int COMPUTATION = 1;

    public FeatureKey {
        Objects.requireNonNull(datasetFingerprint);
        Objects.requireNonNull(layout);
        Objects.requireNonNull(frontEnd);
        Objects.requireNonNull(int16Scale);
        Objects.requireNonNull(encoding);
    }

    /** SHA-256 over the key, 32 bytes. */
    byte[] digest() {
        try {
            String text = COMPUTATION + "\n" + this;
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    int frames() {
        return frontEnd.frames(layout.samples());
    }

    int valuesPerClip() {
        return Math.multiplyExact(frames(), frontEnd.melBins());
    }
}
