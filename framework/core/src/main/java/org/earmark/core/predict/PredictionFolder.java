package org.earmark.core.predict;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.earmark.core.judge.Recording;
import org.earmark.core.picture.ClipPicture;
import org.earmark.core.picture.Curve;
import org.earmark.core.protocol.ClipScores;
import org.earmark.core.protocol.Timeline;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.tensor.FloatArray;

/**
 * What a model said about recordings, as files: {@code clipwise.npy} (clips, classes), {@code framewise.npy} (clips,
 * frames, classes), {@code latent.npy} (clips, dimension), {@code attention.npy} where asked for, {@code clips.txt},
 * {@code classes.txt}, and for each recording a picture and a table of curves in time. Not thread-safe.
 */
public final class PredictionFolder {
    private final Path folder;
    private final Vocabulary vocabulary;
    private final int top;
    private final ClipRows clipwise = new ClipRows();
    private final ClipRows framewise = new ClipRows();
    private final ClipRows latent = new ClipRows();
    private final ClipRows attention = new ClipRows();
    private final List<String> names = new ArrayList<>();
    private final Set<String> stems = new HashSet<>();

    /** @param top classes that pictures and tables show */
    public PredictionFolder(Path folder, Vocabulary vocabulary, int top) {
        this.folder = folder;
        this.vocabulary = vocabulary;
        this.top = top;
    }

    public void add(Recording recording, ClipScores scores) {
        names.add(recording.name());
        clipwise.add(scores.clipwise());
        scores.framewise().ifPresent(framewise::add);
        scores.latent().ifPresent(latent::add);
        scores.attention().ifPresent(attention::add);
    }

    /** Writes a picture and a table of the classes with the largest clipwise scores; probabilities only. */
    public void draw(Recording recording, ClipScores scores, FloatArray logMel, FrontEnd frontEnd) {
        List<RankedLabel> labels = RankedLabel.top(scores.clipwise(), vocabulary, top);
        String stem = stem(recording.name());
        List<Curve> curves =
                scores.timeline().map(timeline -> curves(timeline, labels)).orElse(List.of());
        ClipPicture picture = new ClipPicture(recording.name(), recording.seconds(), frontEnd);
        write(folder.resolve(stem + ".svg"), picture.svg(logMel, curves));
        scores.timeline().ifPresent(timeline -> write(folder.resolve(stem + ".csv"), table(timeline, labels)));
    }

    /** Writes the arrays, after the last recording. */
    public void finish() {
        clipwise.write(folder.resolve("clipwise.npy"));
        framewise.write(folder.resolve("framewise.npy"));
        latent.write(folder.resolve("latent.npy"));
        attention.write(folder.resolve("attention.npy"));
        write(folder.resolve("clips.txt"), String.join("\n", names) + "\n");
        write(folder.resolve("classes.txt"), String.join("\n", vocabulary.names()) + "\n");
    }

    private String stem(String name) {
        String base = name.replaceAll("[^A-Za-z0-9._-]", "_");
        String stem = base;
        for (int i = 2; !stems.add(stem); i++) {
            stem = base + "-" + i;
        }
        return stem;
    }

    private static List<Curve> curves(Timeline timeline, List<RankedLabel> labels) {
        int frames = Math.toIntExact(timeline.scores().shape()[0]);
        List<Curve> curves = new ArrayList<>();
        for (RankedLabel label : labels) {
            double[] values = new double[frames];
            for (int frame = 0; frame < frames; frame++) {
                values[frame] = value(timeline, frame, label.index());
            }
            String text = String.format(Locale.ROOT, "%s (clip %.3f)", label.label(), label.score());
            curves.add(new Curve(text, values));
        }
        return curves;
    }

    private static String table(Timeline timeline, List<RankedLabel> labels) {
        StringBuilder text = new StringBuilder("seconds");
        labels.forEach(label ->
                text.append(",\"").append(label.label().replace("\"", "\"\"")).append('"'));
        text.append('\n');
        int frames = Math.toIntExact(timeline.scores().shape()[0]);
        for (int frame = 0; frame < frames; frame++) {
            text.append(String.format(Locale.ROOT, "%.6f", frame * timeline.step()));
            for (RankedLabel label : labels) {
                text.append(String.format(Locale.ROOT, ",%.6g", value(timeline, frame, label.index())));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static double value(Timeline timeline, int frame, int label) {
        int classes = Math.toIntExact(timeline.scores().shape()[1]);
        return timeline.scores().values()[frame * classes + label];
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "Cannot write " + file + ": " + e + ". Check free space and permissions of its folder.",
                    e);
        }
    }
}
