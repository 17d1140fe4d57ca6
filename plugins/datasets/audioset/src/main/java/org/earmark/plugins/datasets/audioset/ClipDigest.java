package org.earmark.plugins.datasets.audioset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.earmark.spi.data.Clip;

/** SHA-256 over clips in the order of their index, clip by clip: sorting millions of lines would take their memory. */
final class ClipDigest {
    private final MessageDigest digest;

    ClipDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    ClipDigest add(List<String> lines) {
        lines.forEach(this::line);
        return this;
    }

    ClipDigest add(AudiosetDataset dataset) {
        for (int index = 0; index < dataset.size(); index++) {
            Clip clip = dataset.clip(index);
            line(clip.id() + "\t" + Arrays.toString(clip.labels()) + "\t" + dataset.mark(index));
        }
        return this;
    }

    private void line(String line) {
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
