package org.earmark.plugins.datasets.synthetic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.earmark.spi.data.AudioFiles;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.Waveform;

/**
 * A folder of recordings that exist by name only: a file holds its own frequency and is "read" as a tone of it, from 0.5
 * to 1.5 s for events, all through for what is named hum.
 */
final class SourceSounds {
    static final double START = 0.5;
    static final double END = 1.5;
    private static final double SECONDS = 2;

    private SourceSounds() {}

    /** Three classes with six recordings each, all of different frequencies. */
    static DatasetContext fill(Path root) {
        String[] classes = {"bark", "crow", "hum"};
        for (int label = 0; label < classes.length; label++) {
            for (int i = 0; i < 6; i++) {
                write(root.resolve(classes[label]).resolve("take" + i + ".wav"), 300 + 1000 * label + 100 * i);
            }
        }
        return new DatasetContext(Optional.of(root), reader());
    }

    static void write(Path file, int frequency) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.valueOf(frequency));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AudioFiles reader() {
        return (file, sampleRate) -> {
            boolean everywhere = file.toString().contains("hum");
            double frequency = frequency(file);
            float[] samples = new float[(int) (SECONDS * sampleRate)];
            for (int i = 0; i < samples.length; i++) {
                double time = (double) i / sampleRate;
                boolean on = everywhere || (time >= START && time < END);
                samples[i] = on ? (float) (0.3 * Math.sin(2 * Math.PI * frequency * time)) : 0;
            }
            return new Waveform(samples, sampleRate);
        };
    }

    static double frequency(Path file) {
        try {
            return Double.parseDouble(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
