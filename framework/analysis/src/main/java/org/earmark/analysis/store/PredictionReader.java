package org.earmark.analysis.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.earmark.analysis.store.Predictions.Lookup;
import org.earmark.spi.loss.Activation;
import org.earmark.spi.tensor.FloatArray;

/** Reads the predictions that cells stored. */
public final class PredictionReader {
    private PredictionReader() {}

    /** The predictions of a done cell, or why they cannot be used. */
    public static Lookup read(StoredCell cell) {
        if (cell.doneResult().isEmpty()) {
            return Lookup.none("the cell is not done");
        }
        StoredAttempt attempt = cell.attempt().orElseThrow();
        Path folder = attempt.location().resolve("predictions");
        if (!Files.isRegularFile(folder.resolve("clipwise.npy"))) {
            return Lookup.none("it has no stored predictions");
        }
        try {
            return read(folder, cell.doneResult().get().activation());
        } catch (IOException | ArithmeticException e) {
            return Lookup.none("its predictions cannot be read: " + e.getMessage());
        }
    }

    private static Lookup read(Path folder, String activation) throws IOException {
        if (Arrays.stream(Activation.values()).noneMatch(known -> id(known).equals(activation))) {
            return Lookup.none("its result does not tell how logits become scores; an older version made it");
        }
        FloatArray logits = NpyReader.read(folder.resolve("clipwise.npy"));
        FloatArray targets = NpyReader.read(folder.resolve("targets.npy"));
        List<String> clips = Files.readAllLines(folder.resolve("clips.txt"), StandardCharsets.UTF_8);
        List<String> classes = Files.readAllLines(folder.resolve("classes.txt"), StandardCharsets.UTF_8);
        long[] expected = {clips.size(), classes.size()};
        if (clips.isEmpty() || !Arrays.equals(logits.shape(), expected) || !Arrays.equals(targets.shape(), expected)) {
            return Lookup.none("its predictions do not fit together: logits " + Arrays.toString(logits.shape())
                    + ", targets " + Arrays.toString(targets.shape()) + ", " + clips.size() + " clips, "
                    + classes.size() + " classes");
        }
        for (float logit : logits.values()) {
            if (Float.isNaN(logit)) {
                return Lookup.none("its predictions hold values that are no numbers (NaN)");
            }
        }
        return Lookup.of(new Predictions(
                scores(logits, Activation.valueOf(activation.toUpperCase(Locale.ROOT))), targets, clips, classes));
    }

    private static FloatArray scores(FloatArray logits, Activation activation) {
        int classes = (int) logits.shape()[1];
        float[] scores = new float[logits.values().length];
        for (int start = 0; start < scores.length; start += classes) {
            double[] row = activation.apply(logits.values(), start, classes);
            for (int c = 0; c < classes; c++) {
                scores[start + c] = (float) row[c];
            }
        }
        return new FloatArray(scores, logits.shape());
    }

    private static String id(Activation activation) {
        return activation.name().toLowerCase(Locale.ROOT);
    }
}
