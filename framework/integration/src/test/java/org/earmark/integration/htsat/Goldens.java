package org.earmark.integration.htsat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.earmark.core.checkpoint.CheckpointReader;
import org.earmark.core.features.LogMel;
import org.earmark.formats.array.NpyFile;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.tensor.FloatArray;

/** The reference values that the public implementation gave, and the inputs it was given. */
public final class Goldens {
    private static final int WAV_HEADER_BYTES = 44;

    private Goldens() {}

    public static Path path(String name) {
        URL url = Objects.requireNonNull(Goldens.class.getResource("/goldens/" + name), name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static FloatArray array(String name) {
        return NpyFile.read(path(name + ".npy"));
    }

    /** The tensors of a checkpoint, under their names without the public implementation's prefix. */
    static Map<String, FloatArray> tensors(String file) {
        return CheckpointReader.read(path(file)).floatTensors();
    }

    public static JsonNode json(String name) {
        try {
            return new ObjectMapper().readTree(path(name + ".json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The samples of a 16-bit mono file, divided by 32768. */
    public static float[] waveform(String name) {
        try {
            byte[] bytes = Files.readAllBytes(path("frontend/" + name + ".wav"));
            ShortBuffer samples = ByteBuffer.wrap(bytes, WAV_HEADER_BYTES, bytes.length - WAV_HEADER_BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer();
            float[] waveform = new float[samples.remaining()];
            for (int i = 0; i < waveform.length; i++) {
                waveform[i] = samples.get(i) / 32768f;
            }
            return waveform;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A waveform repeated and cut to a length. */
    public static float[] repeated(float[] waveform, int length) {
        float[] repeated = new float[length];
        for (int i = 0; i < length; i++) {
            repeated[i] = waveform[i % waveform.length];
        }
        return repeated;
    }

    /** Log-mel spectrograms of waveforms of one length: (B, frames, mel bands). */
    static FloatArray features(FrontEnd frontEnd, float[]... waveforms) {
        int frames = frontEnd.frames(waveforms[0].length);
        FloatArray features = FloatArray.zeros(waveforms.length, frames, frontEnd.melBins());
        LogMel logMel = new LogMel(frontEnd);
        for (int i = 0; i < waveforms.length; i++) {
            logMel.compute(waveforms[i], features.values(), i * frames * frontEnd.melBins());
        }
        return features;
    }
}
