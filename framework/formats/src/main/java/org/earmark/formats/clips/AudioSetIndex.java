package org.earmark.formats.clips;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.earmark.spi.error.DataException;

/**
 * An index file of AudioSet as PANNs and HTS-AT make it: {@code audio_name}, {@code target}, {@code hdf5_path}, {@code
 * index_in_hdf5}. Kept so tightly that two million clips take some hundred megabytes. Immutable.
 */
public final class AudioSetIndex {
    private final List<String> names;
    private final LabelLists labels;
    private final RepeatedTexts paths;
    private final int[] rows;

    private AudioSetIndex(List<String> names, LabelLists labels, RepeatedTexts paths, int[] rows) {
        this.names = names;
        this.labels = labels;
        this.paths = paths;
        this.rows = rows;
    }

    /**
     * A clip and where its samples are.
     *
     * @param name of the recording
     * @param labels its classes, ascending; empty for an unlabelled clip, which the original leaves out of evaluation
     * @param storedPath of the waveform file as the index has it
     * @param row in that file
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Entry(String name, int[] labels, String storedPath, int row) {
        public Entry {
            Objects.requireNonNull(name);
            Objects.requireNonNull(labels);
            Objects.requireNonNull(storedPath);
        }
    }

    /** @throws DataException when the file is missing, damaged or its columns do not fit each other */
    public static AudioSetIndex read(Path file) {
        try (HdfTable table = HdfTable.open(file)) {
            List<String> names = table.names("audio_name");
            RepeatedTexts paths = table.repeatedTexts("hdf5_path");
            LabelLists labels = table.labels("target");
            int[] rows = table.integers("index_in_hdf5");
            if (paths.size() != names.size() || labels.size() != names.size() || rows.length != names.size()) {
                throw new DataException("The columns of the index " + file + " have " + names.size() + ", "
                        + paths.size() + ", " + labels.size() + " and " + rows.length
                        + " rows. They must be equal: make the index again.");
            }
            return new AudioSetIndex(names, labels, paths, rows);
        }
    }

    /** The number of clips. */
    public int size() {
        return rows.length;
    }

    /** The number of classes. */
    public int classes() {
        return labels.classes();
    }

    /** The classes of each clip, ascending. */
    public LabelLists labels() {
        return labels;
    }

    /** The paths of waveform files, each once, as the index has them. */
    public List<String> storedPaths() {
        return paths.distinct();
    }

    public Entry entry(int clip) {
        return new Entry(names.get(clip), labels.get(clip), paths.get(clip), rows[clip]);
    }

    /** One a clip, in the order of the file. */
    public List<Entry> entries() {
        return IntStream.range(0, size()).mapToObj(this::entry).toList();
    }

    /**
     * Finds a waveform file whose path an index has, also where the data have moved since: as stored, then below the
     * data folder with ever fewer of its first parts.
     *
     * @throws DataException when it is nowhere; names all places tried
     */
    public static Path locate(Path dataFolder, String storedPath) {
        Set<Path> tried = new LinkedHashSet<>();
        for (Path candidate : candidates(dataFolder, storedPath)) {
            if (Files.isRegularFile(candidate)) {
                return candidate;
            }
            tried.add(candidate);
        }
        throw new DataException("There is no waveform file '" + storedPath + "', which the index names. Tried "
                + tried.stream().map(Path::toString).collect(Collectors.joining(", "))
                + ". Give the folder that holds hdf5s, or make the index again.");
    }

    private static List<Path> candidates(Path dataFolder, String storedPath) {
        Path stored;
        try {
            stored = Path.of(storedPath.replace('\\', '/'));
        } catch (InvalidPathException e) {
            throw new DataException(
                    "The index names the waveform file '" + storedPath + "', which is no path. Make the index again.",
                    e);
        }
        List<Path> candidates = new ArrayList<>();
        if (stored.isAbsolute()) {
            candidates.add(stored);
        }
        for (int first = 0; first < stored.getNameCount(); first++) {
            candidates.add(dataFolder.resolve(stored.subpath(first, stored.getNameCount())));
        }
        return candidates;
    }
}
