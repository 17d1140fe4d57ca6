package org.earmark.plugins.datasets.esc50;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Inventory;
import org.earmark.spi.error.DataException;

/** Reads the list of clips and looks for their files, so that a broken copy of the set is refused before training. */
final class Esc50Reader {
    static final String REMEDY = "Unpack the ESC-50 repository anew and name its folder with --data esc50=DIR.";

    private final Path root;
    private final Path table;
    private final Set<String> seen = new HashSet<>();
    private final Map<Integer, String> categories = new HashMap<>();
    private final List<Path> missing = new ArrayList<>();

    private Esc50Reader(Path root) {
        this.root = root;
        this.table = root.resolve("meta").resolve("esc50.csv");
    }

    static AudioDataset read(Path root, Esc50Options options) {
        return new Esc50Reader(root).dataset(options);
    }

    static Inventory inventory(Path root, Esc50Options options) {
        Esc50Reader reader = new Esc50Reader(root);
        return Esc50Inventory.of(root, Esc50Columns.read(reader.table, REMEDY), options);
    }

    private AudioDataset dataset(Esc50Options options) {
        List<Esc50Clip> clips = new ArrayList<>();
        for (Esc50Columns.Row row : Esc50Columns.read(table, REMEDY)) {
            check(row);
            if (row.esc10() || !options.esc10()) {
                clips.add(clip(row));
            }
        }
        refuseMissing(clips.size());
        if (clips.isEmpty()) {
            throw new DataException(table + " lists no clip" + (options.esc10() ? " of ESC-10. " : ". ") + REMEDY);
        }
        return new Esc50Dataset(clips);
    }

    private void check(Esc50Columns.Row row) {
        if (!seen.add(row.filename())) {
            throw new DataException(
                    row.place() + " lists the clip " + row.filename() + " a second time; a clip in two folds would be"
                            + " both trained and tested on. Remove the duplicate row or take the original file.");
        }
        String category = categories.putIfAbsent(row.target(), row.category());
        if (category != null && !category.equals(row.category())) {
            throw new DataException(row.place() + " calls class " + row.target() + " " + row.category()
                    + ", but an earlier line calls it " + category + ". Take the original file.");
        }
    }

    private Esc50Clip clip(Esc50Columns.Row row) {
        Path path = root.resolve("audio").resolve(row.filename());
        long bytes = 0;
        try {
            bytes = Files.size(path);
        } catch (IOException e) {
            missing.add(path);
        }
        return new Esc50Clip(
                row.filename(), row.fold(), row.target(), row.category(), new AudioSource.File(path), bytes);
    }

    private void refuseMissing(int listed) {
        if (!missing.isEmpty()) {
            throw new DataException(missing.size() + " of " + listed + " audio files that " + table
                    + " lists are missing, the first is " + missing.get(0) + ". " + REMEDY);
        }
    }
}
