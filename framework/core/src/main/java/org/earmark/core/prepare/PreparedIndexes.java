package org.earmark.core.prepare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.earmark.formats.clips.AudioSetIndex;
import org.earmark.formats.clips.AudioSetIndexWriter;
import org.earmark.formats.clips.AudioSetWaveforms;
import org.earmark.formats.clips.ClassIndexLists;
import org.earmark.spi.data.Packing;
import org.earmark.spi.error.DataException;

/**
 * Makes the index files and the lists of clips by class for a folder of packed waveforms, as the original's scripts do: an
 * index a waveform file, one of all that is trained on ({@code full_train}), and a list file for each index that lies in
 * {@code hdf5s/indexes} itself. What is there already is kept.
 */
public final class PreparedIndexes {
    private static final String INDEXES = "hdf5s/indexes/";
    private static final int USUAL_SAMPLE_RATE = 32_000;
    private static final Set<String> NOT_TRAINED_ON = Set.of(Packing.EVALUATION, Packing.VALIDATION);

    private final Path folder;
    private final List<Path> written = new ArrayList<>();
    private final List<Path> kept = new ArrayList<>();

    private PreparedIndexes(Path folder) {
        this.folder = folder;
    }

    /**
     * What was done.
     *
     * @param written files that were made
     * @param kept files that were there before
     */
    public record Result(List<Path> written, List<Path> kept) {
        public Result {
            written = List.copyOf(written);
            kept = List.copyOf(kept);
        }
    }

    /**
     * @param folder of the set, with {@code hdf5s/waveforms} in it
     * @throws DataException when there are no waveform files, one of them is damaged, or they have different classes
     */
    public static Result make(Path folder) {
        PreparedIndexes indexes = new PreparedIndexes(folder);
        indexes.make();
        return new Result(indexes.written, indexes.kept);
    }

    private void make() {
        Map<String, IndexedClips> parts = new LinkedHashMap<>();
        List<IndexedClips> training = new ArrayList<>();
        for (Path file : waveformFiles()) {
            String stored = folder.relativize(file).toString().replace('\\', '/');
            IndexedClips clips = read(file, stored);
            String name = stored.substring(PackedFile.WAVEFORMS.length()).replaceFirst("\\.h5$", "");
            parts.put(name, clips);
            if (!NOT_TRAINED_ON.contains(name.replaceFirst("/.*", ""))) {
                training.add(clips);
            }
        }
        sameClasses(parts);
        if (!training.isEmpty()) {
            parts.put(Packing.FULL_TRAINING, IndexedClips.together(training));
        }
        parts.forEach(this::index);
        parts.keySet().stream().filter(name -> !name.contains("/")).forEach(this::lists);
    }

    private List<Path> waveformFiles() {
        Path waveforms = folder.resolve(PackedFile.WAVEFORMS);
        if (!Files.isDirectory(waveforms)) {
            throw new DataException("There is no folder " + waveforms
                    + ". Name the folder that holds hdf5s/waveforms, or pack clips with --to DIR first.");
        }
        try (Stream<Path> files = Files.walk(waveforms)) {
            List<Path> found = files.filter(PreparedIndexes::isPacked).sorted().toList();
            if (found.isEmpty()) {
                throw new DataException("There is no .h5 file in " + waveforms + ". Pack clips with --to DIR first.");
            }
            return found;
        } catch (IOException e) {
            throw new DataException("Cannot look into " + waveforms + ": " + e + ". Check its permissions.", e);
        }
    }

    private static boolean isPacked(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".h5") && !name.startsWith(".") && Files.isRegularFile(file);
    }

    private static IndexedClips read(Path file, String stored) {
        try (AudioSetWaveforms waveforms = AudioSetWaveforms.open(file, USUAL_SAMPLE_RATE)) {
            return IndexedClips.of(stored, waveforms.names(), waveforms.labels(), waveforms.clips(), file);
        }
    }

    private static void sameClasses(Map<String, IndexedClips> parts) {
        Map.Entry<String, IndexedClips> first = parts.entrySet().iterator().next();
        parts.forEach((name, clips) -> {
            if (clips.classes() != first.getValue().classes()) {
                throw new DataException("The waveform file " + name + ".h5 has " + clips.classes() + " classes, "
                        + first.getKey() + ".h5 has " + first.getValue().classes() + ". Pack them again together.");
            }
        });
    }

    private void index(String name, IndexedClips clips) {
        Path file = folder.resolve(INDEXES + name + ".h5");
        if (isWanted(file)) {
            AudioSetIndexWriter.write(file, clips.classes(), clips);
        }
    }

    private void lists(String name) {
        Path file = folder.resolve(name + "_idc.npy");
        if (isWanted(file)) {
            Path index = folder.resolve(INDEXES + name + ".h5");
            ClassIndexLists.write(
                    file, ClassIndexLists.of(AudioSetIndex.read(index).labels()));
        }
    }

    private boolean isWanted(Path file) {
        boolean wanted = !Files.exists(file);
        (wanted ? written : kept).add(file);
        return wanted;
    }
}
