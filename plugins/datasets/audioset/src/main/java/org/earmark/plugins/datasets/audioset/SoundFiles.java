package org.earmark.plugins.datasets.audioset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.earmark.spi.error.DataException;

/** The sound files below a folder by their names without ending. */
record SoundFiles(Map<String, Path> files) {
    private static final Set<String> ENDINGS = Set.of("wav", "flac", "ogg", "opus", "mp3", "m4a", "mp4", "webm", "mkv");

    SoundFiles {
        files = Map.copyOf(files);
    }

    static SoundFiles below(Path root) {
        Map<String, Path> found = new HashMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(SoundFiles::isSound).forEach(file -> found.put(stem(file), file));
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(
                    "The folder " + root + " cannot be read: " + e.getMessage() + ". " + AudiosetFolder.REMEDY, e);
        }
        return new SoundFiles(found);
    }

    /**
     * The file of a segment. Copies name it by the video alone or with the times in seconds or milliseconds, some after
     * a Y, since identifiers may begin with a hyphen.
     *
     * @param start of the segment in its video, in seconds
     */
    Optional<Path> find(String video, double start, double end) {
        return List.of(
                        video,
                        video + "_" + Math.round(start),
                        video + "_" + Math.round(start) + "_" + Math.round(end),
                        video + "_" + Math.round(1000 * start) + "_" + Math.round(1000 * end),
                        String.format(Locale.ROOT, "%s_%.3f", video, start),
                        String.format(Locale.ROOT, "%s_%.3f_%.3f", video, start, end))
                .stream()
                .flatMap(name -> Stream.of("Y" + name, name))
                .filter(files::containsKey)
                .map(files::get)
                .findFirst();
    }

    private static boolean isSound(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".")
                && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }
}
