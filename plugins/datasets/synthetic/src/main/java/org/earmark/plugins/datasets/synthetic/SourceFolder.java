package org.earmark.plugins.datasets.synthetic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.earmark.spi.error.DataException;

/**
 * Finds recorded sounds: a copy of ESC-50 ({@code meta/esc50.csv} and {@code audio/}), whose folds are kept, or a folder
 * with one folder of sound files for each class.
 */
final class SourceFolder {
    private static final Set<String> SOUND_FILES = Set.of("wav", "flac", "ogg", "mp3", "m4a");
    private static final String REMEDY = " Name a copy of ESC-50, or a folder with a folder of sound files for each"
            + " class, with --data synthetic=DIR.";

    private final Path root;

    private SourceFolder(Path root) {
        this.root = root;
    }

    /** @throws DataException when there is no such folder or no sound in it */
    static List<SourceClip> read(Path root) {
        if (!Files.isDirectory(root)) {
            throw new DataException("There is no folder " + root + " with sounds to mix." + REMEDY);
        }
        SourceFolder folder = new SourceFolder(root);
        try {
            Path table = root.resolve("meta").resolve("esc50.csv");
            List<SourceClip> clips =
                    new ArrayList<>(Files.isRegularFile(table) ? folder.esc50(table) : folder.classFolders());
            if (clips.isEmpty()) {
                throw new DataException(root + " holds no sound to mix." + REMEDY);
            }
            clips.sort(Comparator.comparing(SourceClip::name));
            return List.copyOf(clips);
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(
                    root + " cannot be read: " + e.getMessage() + ". Check the disk and the rights.", e);
        }
    }

    private List<SourceClip> esc50(Path table) throws IOException {
        List<String> lines = Files.readAllLines(table);
        List<String> header = lines.isEmpty() ? List.of() : fields(lines.get(0));
        List<SourceClip> clips = new ArrayList<>();
        for (String column : List.of("filename", "category", "fold")) {
            if (!header.contains(column)) {
                throw new DataException(table + " has no column " + column + "; it has " + String.join(", ", header)
                        + ". Take the original meta/esc50.csv of ESC-50.");
            }
        }
        for (int i = 1; i < lines.size(); i++) {
            List<String> fields = fields(lines.get(i));
            if (fields.size() == header.size()) {
                String name = fields.get(header.indexOf("filename"));
                Path path = root.resolve("audio").resolve(name);
                if (Files.isRegularFile(path)) {
                    int fold = fold(table, i + 1, fields.get(header.indexOf("fold")));
                    clips.add(clip(name, fields.get(header.indexOf("category")), fold, path));
                }
            }
        }
        return clips;
    }

    private static int fold(Path table, int line, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new DataException(
                    table + ", line " + line + ", has the fold '" + text + "'; a number is expected. Take the original"
                            + " file.",
                    e);
        }
    }

    private static List<String> fields(String line) {
        return Arrays.stream(line.replace("\uFEFF", "").split(",", -1))
                .map(String::strip)
                .toList();
    }

    private List<SourceClip> classFolders() throws IOException {
        List<SourceClip> clips = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root, 2)) {
            for (Path file : files.filter(SourceFolder::isSound).toList()) {
                Path folder = file.getParent();
                if (!folder.equals(root)) {
                    String label = folder.getFileName().toString();
                    clips.add(clip(label + "/" + file.getFileName(), label, 0, file));
                }
            }
        }
        return clips;
    }

    private static boolean isSound(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file)
                && !name.startsWith(".")
                && SOUND_FILES.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static SourceClip clip(String name, String label, int fold, Path path) throws IOException {
        return new SourceClip(name, label, fold, path, Files.size(path));
    }
}
