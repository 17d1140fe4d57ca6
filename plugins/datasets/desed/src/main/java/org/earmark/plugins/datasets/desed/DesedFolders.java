package org.earmark.plugins.datasets.desed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.error.DataException;

/** The official folders: tables below {@code metadata}, recordings in the folder of the same path below {@code audio}. */
final class DesedFolders {
    private static final String REMEDY =
            "Name the folder of DESED that holds audio and metadata with --data desed=DIR.";

    private final Path root;

    private DesedFolders(Path root) {
        this.root = root;
    }

    /** The folder itself, or {@code dataset} in it, as DESED's own download makes it. */
    static Optional<DesedFolders> in(Path folder) {
        return Stream.of(folder, folder.resolve("dataset"))
                .filter(place -> Files.isDirectory(place.resolve("metadata")))
                .findFirst()
                .map(DesedFolders::new);
    }

    List<String> trainingParts() {
        Path metadata = root.resolve("metadata");
        Path train = metadata.resolve("train");
        if (!Files.isDirectory(train)) {
            throw new DataException("There is no folder " + train + ". " + REMEDY);
        }
        try (Stream<Path> files = Files.walk(train)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".tsv"))
                    .map(file -> metadata.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.contains("duration"))
                    .map(name -> name.substring(0, name.length() - ".tsv".length()))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(train + " cannot be read: " + e.getMessage() + ". " + REMEDY, e);
        }
    }

    LabelTable table(String part) {
        return LabelTable.read(root.resolve("metadata").resolve(part + ".tsv"));
    }

    /** The path of a recording below the folder, where one is expected. */
    String expected(String part, String name) {
        return root.relativize(audio(part)).resolve(name).toString().replace('\\', '/');
    }

    Path root() {
        return root;
    }

    /** Tables of validation and evaluation repeat the name of their folder, the recordings may not. */
    private Path audio(String part) {
        Path folder = root.resolve("audio").resolve(part);
        return Files.isDirectory(folder) || folder.getParent() == null ? folder : parent(folder);
    }

    private static Path parent(Path folder) {
        Path parent = folder.getParent();
        return Files.isDirectory(parent) ? parent : folder;
    }

    /** @throws DataException when a recording is missing */
    List<Recording> recordings(String part) {
        LabelTable table = table(part);
        Path folder = audio(part);
        List<Recording> found = new ArrayList<>();
        List<Path> missing = new ArrayList<>();
        for (Map.Entry<String, LabelTable.Labels> clip : table.clips().entrySet()) {
            Path file = folder.resolve(clip.getKey());
            try {
                found.add(new Recording(
                        part, clip.getKey(), new AudioSource.File(file), clip.getValue(), Files.size(file)));
            } catch (IOException e) {
                missing.add(file);
            }
        }
        if (!missing.isEmpty()) {
            throw new DataException(missing.size() + " of " + table.clips().size() + " recordings that " + table.file()
                    + " lists are missing, the first is " + missing.get(0)
                    + ". Download them, or leave their lines out of a copy of the table.");
        }
        if (found.isEmpty()) {
            throw new DataException(table.file() + " lists no recording. " + LabelTable.REMEDY);
        }
        return found;
    }
}
