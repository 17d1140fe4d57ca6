package org.earmark.core.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.earmark.core.train.Evaluation;
import org.earmark.formats.array.NpyFile;

/** The predictions of the newest evaluation, per clip. */
final class PredictionFiles {
    private static final List<String> NAMES =
            List.of("clipwise.npy", "targets.npy", "framewise.npy", "clips.txt", "classes.txt");

    private final List<String> clips;
    private final List<String> classes;

    /** @param clips ids in the order of the rows */
    PredictionFiles(List<String> clips, List<String> classes) {
        this.clips = List.copyOf(clips);
        this.classes = List.copyOf(classes);
    }

    void write(Path folder, Evaluation evaluation) {
        try {
            Files.createDirectories(folder);
            NpyFile.write(folder.resolve("clipwise.npy"), evaluation.clipwise());
            NpyFile.write(folder.resolve("targets.npy"), evaluation.targets());
            evaluation.framewise().ifPresent(frames -> NpyFile.write(folder.resolve("framewise.npy"), frames));
            Files.write(folder.resolve("clips.txt"), clips, StandardCharsets.UTF_8);
            Files.write(folder.resolve("classes.txt"), classes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Json.cannotWrite(folder, e);
        }
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
