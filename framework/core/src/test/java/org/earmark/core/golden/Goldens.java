package org.earmark.core.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** Reads golden files: plain float32 arrays of version 1.0 and mono PCM16 with a 44-byte header. */
public final class Goldens {
    private static final int WAV_HEADER = 44;

    private Goldens() {}

    public static Path path(String name) {
        try {
            return Path.of(resource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The values of a float32 array in C order. */
    public static float[] npy(String name) {
        ByteBuffer bytes = bytes(name);
        int headerLength = bytes.getShort(8);
        String header =
                StandardCharsets.US_ASCII.decode(bytes.slice(10, headerLength)).toString();
        if (!header.contains("'<f4'") || !header.contains("'fortran_order': False")) {
            throw new IllegalStateException(name + " is no plain float32 array: " + header);
        }
        bytes.position(10 + headerLength);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    /** PCM16 samples divided by {@code fullScale}. */
    public static float[] wav(String name, int fullScale) {
        ByteBuffer bytes = bytes(name);
        float[] samples = new float[(bytes.capacity() - WAV_HEADER) / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = bytes.getShort(WAV_HEADER + 2 * i) / (float) fullScale;
        }
        return samples;
    }

    private static ByteBuffer bytes(String name) {
        try (InputStream in = resource(name).openStream()) {
            return ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(Goldens.class.getResource("/goldens/" + name), name);
    }
}
