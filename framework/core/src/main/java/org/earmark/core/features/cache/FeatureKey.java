package org.earmark.core.features.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.earmark.core.audio.Int16Scale;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.FrontEnd;

/**
 * Everything that decides what a cached feature is. Two caches with equal keys hold equal features.
 *
 * @param clips fingerprint of the data set and of the order of its clips
 * @param layout how clips were fitted
 * @param frontEnd what was computed from them
 * @param int16Scale how 16-bit sources were scaled
 * @param encoding how the values are stored
 */
public record FeatureKey(
        String clips, ClipLayout layout, FrontEnd frontEnd, Int16Scale int16Scale, FeatureEncoding encoding) {
    /** Raised whenever the same key would give other features: a changed decoder, resampler or front end. */
    private static final int COMPUTATION = 1;

    public FeatureKey {
        Objects.requireNonNull(clips);
        Objects.requireNonNull(layout);
        Objects.requireNonNull(frontEnd);
        Objects.requireNonNull(int16Scale);
        Objects.requireNonNull(encoding);
    }

    /**
     * The key of a data set's features. Features are stored by the index of their clip, which the data set's fingerprint
     * says nothing about: two copies of the same files may be listed in different orders. So the order is part of the key.
     */
    public static FeatureKey of(
            AudioDataset dataset,
            ClipLayout layout,
            FrontEnd frontEnd,
            Int16Scale int16Scale,
            FeatureEncoding encoding) {
        MessageDigest order = sha256();
        for (int clip = 0; clip < dataset.size(); clip++) {
            order.update((dataset.clip(clip).id() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String clips = dataset.fingerprint() + ":" + HexFormat.of().formatHex(order.digest());
        return new FeatureKey(clips, layout, frontEnd, int16Scale, encoding);
    }

    /** SHA-256 over the key, 32 bytes. */
    byte[] digest() {
        return sha256().digest((COMPUTATION + "\n" + this).getBytes(StandardCharsets.UTF_8));
    }

    int frames() {
        return frontEnd.frames(layout.samples());
    }

    int valuesPerClip() {
        return Math.multiplyExact(frames(), frontEnd.melBins());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
