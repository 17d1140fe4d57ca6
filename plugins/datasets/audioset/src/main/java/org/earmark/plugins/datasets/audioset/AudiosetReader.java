package org.earmark.plugins.datasets.audioset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earmark.plugins.datasets.audioset.AudiosetOptions.Layout;
import org.earmark.plugins.datasets.audioset.AudiosetOptions.Training;
import org.earmark.spi.data.Inventory;
import org.earmark.spi.error.DataException;

/** Reads the set in either layout. */
final class AudiosetReader {
    private static final int CLASSES = 527;
    private static final int OFFICIAL_EVALUATION = 20_371;

    private final AudiosetFolder folder;
    private final AudiosetOptions options;

    AudiosetReader(AudiosetFolder folder, AudiosetOptions options) {
        this.folder = folder;
        this.options = options;
    }

    AudiosetDataset read() {
        return isPacked() ? packed() : clips();
    }

    /** What is missing is a fact of every copy of AudioSet, so it is listed; packed files list only what they hold. */
    Optional<Inventory> inventory() {
        if (isPacked()) {
            return Optional.empty();
        }
        ClassTable classes = classTable();
        SoundFiles files = SoundFiles.below(folder.root());
        List<String> missing = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        int listed = 0;
        List<String> parts = new ArrayList<>(trainingParts());
        parts.add("eval");
        for (String part : parts) {
            int before = missing.size();
            SegmentList list = segments(part, classes);
            list.segments().stream()
                    .filter(s -> files.find(s.video(), s.start(), s.end()).isEmpty())
                    .forEach(s -> missing.add(part + "_segments/Y" + s.video() + ".wav"));
            listed += list.segments().size();
            remarks.add(part + "_segments.csv lists " + list.segments().size() + " clips, "
                    + (list.segments().size() - missing.size() + before) + " of them are here.");
        }
        remarks.add("The official list for evaluation has " + OFFICIAL_EVALUATION
                + " clips; results on fewer are not comparable with published ones.");
        return Optional.of(new Inventory(
                "the lists of segments", listed, missing.stream().sorted().toList(), List.of(), remarks));
    }

    private boolean isPacked() {
        return options.layout() == Layout.PACKED || (options.layout() == Layout.AUTO && folder.isPacked());
    }

    private AudiosetDataset packed() {
        PackedPart train = packed(options.training() == Training.FULL ? "full_train" : "balanced_train");
        PackedPart eval = packed("eval");
        if (train.classes() != eval.classes()) {
            throw new DataException("The index files in " + folder.root() + " have " + train.classes()
                    + " classes for training and " + eval.classes() + " for evaluation. Make them again together.");
        }
        ClassTable classes =
                folder.classLabels().map(ClassTable::read).orElseGet(() -> ClassTable.unnamed(train.classes()));
        if (classes.names().size() != train.classes()) {
            throw new DataException(folder.classLabels().orElseThrow() + " has "
                    + classes.names().size() + " classes, the index files have " + train.classes()
                    + ". Take the table that the files were packed with.");
        }
        return new AudiosetDataset(train, eval, classes, enhancement(classes), folder.tables());
    }

    private PackedPart packed(String name) {
        Path file = folder.index(name)
                .orElseThrow(() -> folder.missing("index " + name
                        + ".h5 (looked in hdf5s/indexes, indexes and the folder itself; the option training chooses between"
                        + " full_train and balanced_train)"));
        PackedPart part = PackedPart.read(folder.root(), file);
        folder.classIndexLists(name).ifPresent(lists -> new ClassListsCheck(lists, file).hold(part.labels()));
        return part;
    }

    private AudiosetDataset clips() {
        ClassTable classes = classTable();
        List<SegmentList> train =
                trainingParts().stream().map(part -> segments(part, classes)).toList();
        SegmentList eval = segments("eval", classes);
        SoundFiles files = SoundFiles.below(folder.root());
        return new AudiosetDataset(
                ClipsPart.of(train, files),
                ClipsPart.of(List.of(eval), files),
                classes,
                enhancement(classes),
                folder.tables());
    }

    private List<String> trainingParts() {
        return options.training() == Training.FULL
                ? List.of("balanced_train", "unbalanced_train")
                : List.of("balanced_train");
    }

    private SegmentList segments(String part, ClassTable classes) {
        Path file = folder.segments(part)
                .orElseThrow(() ->
                        folder.isHalfPacked() ? folder.unfinished() : folder.missing("list " + part + "_segments.csv"));
        return SegmentList.read(file, classes);
    }

    private ClassTable classTable() {
        return ClassTable.read(folder.classLabels()
                .orElseThrow(() -> folder.isHalfPacked()
                        ? folder.unfinished()
                        : folder.missing("class_labels_indices.csv, the table of AudioSet's " + CLASSES + " classes")));
    }

    private Optional<Ontology> enhancement(ClassTable classes) {
        if (!options.labelEnhancement()) {
            return Optional.empty();
        }
        Optional<Path> map = folder.classMap();
        if (folder.ontology().isEmpty() && map.isPresent()) {
            return map.map(file -> Ontology.readMap(file, classes));
        }
        if (classes.numbers().isEmpty()) {
            throw folder.missing("class_labels_indices.csv, which labelEnhancement needs");
        }
        Path ontology = folder.ontology()
                .orElseThrow(() -> folder.missing("ontology.json or class_hier_map.npy, which labelEnhancement needs"));
        return Optional.of(Ontology.read(ontology, classes));
    }
}
