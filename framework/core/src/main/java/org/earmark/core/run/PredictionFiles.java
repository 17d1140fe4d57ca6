package org.earmark.core.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.earmark.core.metrics.events.EventTables;
import org.earmark.core.metrics.events.SoundEventScores;
import org.earmark.core.train.Evaluation;
import org.earmark.core.train.EventTargets;
import org.earmark.formats.array.NpyFile;
import org.earmark.spi.tensor.FloatArray;

/** The predictions of the newest evaluation, per clip. */
final class PredictionFiles {
    private static final String ANNOTATED = "events.tsv";
    private static final String DETECTED = "detections.tsv";
    private static final String COUNTS = "eventcounts.tsv";
    private static final List<String> NAMES = List.of(
            "clipwise.npy", "targets.npy", "framewise.npy", "clips.txt", "classes.txt", ANNOTATED, DETECTED, COUNTS);

    private final List<String> clips;
    private final List<String> classes;
    private final Optional<EventTargets> events;

    /**
     * @param clips ids in the order of the rows
     * @param events of the clips, for data sets that have them
     */
    PredictionFiles(List<String> clips, List<String> classes, Optional<EventTargets> events) {
        this.clips = List.copyOf(clips);
        this.classes = List.copyOf(classes);
        this.events = events;
    }

    void write(Path folder, Evaluation evaluation) {
        try {
            Files.createDirectories(folder);
            NpyFile.write(folder.resolve("clipwise.npy"), evaluation.clipwise());
            NpyFile.write(folder.resolve("targets.npy"), evaluation.targets());
            evaluation.framewise().ifPresent(frames -> writeFrames(folder, frames, evaluation.step()));
            Files.write(folder.resolve("clips.txt"), clips, StandardCharsets.UTF_8);
            Files.write(folder.resolve("classes.txt"), classes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Json.cannotWrite(folder, e);
        }
    }

    private void writeFrames(Path folder, FloatArray frames, OptionalDouble step) {
        NpyFile.write(folder.resolve("framewise.npy"), frames);
        events.ifPresent(known -> {
            EventTables.writeEvents(folder.resolve(ANNOTATED), known.annotated());
            SoundEventScores heard = known.heard(frames, step);
            EventTables.writeEvents(folder.resolve(DETECTED), heard.detections());
            EventTables.writeCounts(folder.resolve(COUNTS), heard.countsByClip());
        });
    }

    /** Takes over what an earlier attempt has, as far as it has it. */
    static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to);
            for (String name : NAMES) {
                if (Files.isRegularFile(from.resolve(name))) {
                    Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw Json.cannotWrite(to, e);
        }
    }
}
