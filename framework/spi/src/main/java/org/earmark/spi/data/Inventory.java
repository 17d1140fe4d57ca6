package org.earmark.spi.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.earmark.spi.error.DataException;

/**
 * The files of a folder compared with those that should be there.
 *
 * @param list what the folder was compared with, for people: {@code meta/esc50.csv}
 * @param listed the number of files that should be there
 * @param missing files that are listed and not there, relative to the folder, sorted
 * @param extra sound files that are there and not listed, relative to the folder, sorted
 * @param remarks other differences from the official set, one sentence each
 */
public record Inventory(String list, int listed, List<String> missing, List<String> extra, List<String> remarks) {
    private static final Set<String> SOUND_FILES =
            Set.of("wav", "flac", "ogg", "opus", "mp3", "m4a", "mp4", "aac", "aif", "aiff", "wv", "webm", "mkv");

    public Inventory {
        missing = List.copyOf(missing);
        extra = List.copyOf(extra);
        remarks = List.copyOf(remarks);
    }

    /**
     * Looks through a folder and all below it. Hidden files and files that are no sound by their names' endings do not
     * count as extra.
     *
     * @param folder the data set's
     * @param listed paths relative to the folder, with slashes
     * @throws DataException when the folder cannot be read
     */
    public static Inventory compare(String list, Path folder, Collection<String> listed, List<String> remarks) {
        Set<String> wanted = new TreeSet<>(listed);
        Set<String> present = files(folder);
        List<String> missing =
                wanted.stream().filter(name -> !present.contains(name)).toList();
        List<String> extra = present.stream()
                .filter(name -> !wanted.contains(name) && isSound(name))
                .toList();
        return new Inventory(list, wanted.size(), missing, extra, remarks);
    }

    private static Set<String> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            Set<String> names = new TreeSet<>();
            files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .forEach(names::add);
            return names;
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(
                    "The folder " + folder + " cannot be read: " + e.getMessage() + ". Check the path and the rights.",
                    e);
        }
    }

    private static boolean isSound(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return !file.startsWith(".")
                && SOUND_FILES.contains(
                        file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
