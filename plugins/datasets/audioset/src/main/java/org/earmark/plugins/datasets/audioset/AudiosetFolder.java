package org.earmark.plugins.datasets.audioset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.error.DataException;

/** Finds the files of the set below its folder; copies of the set differ in where they keep them. */
record AudiosetFolder(Path root) {
    static final String REMEDY = "Name the folder of AudioSet with --data audioset=DIR.";
    private static final String WAVEFORMS = "hdf5s/waveforms";
    private static final List<String> INDEX_FOLDERS = List.of("hdf5s/indexes", "indexes", "");
    private static final List<String> LIST_FOLDERS = List.of("", "hdf5s/indexes", "indexes");
    private static final List<String> TABLE_FOLDERS = List.of("", "metadata", "csv", "csvs");

    static AudiosetFolder of(DatasetContext context) {
        return new AudiosetFolder(
                context.root()
                        .orElseThrow(
                                () -> new DataException(
                                        "The data set audioset needs to know where it lies on this machine:"
                                                + " name the folder that holds hdf5s, or eval_segments.csv, with --data audioset=DIR.")));
    }

    Optional<Path> index(String name) {
        return first(INDEX_FOLDERS, name + ".h5");
    }

    /** The list of segments of a part, by the name it is published under. */
    Optional<Path> segments(String part) {
        return first(TABLE_FOLDERS, part + "_segments.csv");
    }

    Optional<Path> classLabels() {
        return first(TABLE_FOLDERS, "class_labels_indices.csv");
    }

    Optional<Path> ontology() {
        return first(TABLE_FOLDERS, "ontology.json");
    }

    /** The original's own table of classes above and below each other. */
    Optional<Path> classMap() {
        return first(TABLE_FOLDERS, "class_hier_map.npy").or(() -> first(TABLE_FOLDERS, "class_hierarchy_map.npy"));
    }

    /** The original's lists of clips by class, which its scripts write beside or above the index. */
    Optional<Path> classIndexLists(String index) {
        return first(LIST_FOLDERS, index + "_idc.npy");
    }

    /** All that says what the classes are. */
    List<Path> tables() {
        return Stream.of(classLabels(), ontology(), classMap())
                .flatMap(Optional::stream)
                .toList();
    }

    DataException missing(String what) {
        return new DataException("There is no " + what + " in " + root + ". " + REMEDY);
    }

    private Optional<Path> first(List<String> folders, String name) {
        return folders.stream()
                .map(folder -> root.resolve(folder).resolve(name))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Whether any of the index files is there. */
    boolean isPacked() {
        return Stream.of("eval", "balanced_train", "full_train")
                .anyMatch(name -> index(name).isPresent());
    }

    /** Whether there are packed waveforms without any index, as while a set is being packed. */
    boolean isHalfPacked() {
        return Files.isDirectory(root.resolve(WAVEFORMS)) && !isPacked();
    }

    DataException unfinished() {
        return new DataException("The folder " + root + " holds packed clips in " + WAVEFORMS
                + " but no index of them, so packing has not ended. Run the same earmark data prepare again: it goes on"
                + " where it was; of a set that another tool packed, earmark data prepare audioset --indexes-only makes"
                + " the indexes.");
    }
}
